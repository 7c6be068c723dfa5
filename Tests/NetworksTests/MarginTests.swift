import Tensors
import Testing

@testable import Networks

@Suite struct MarginTests {
    @Test func undoingGivesTheImageBack() throws {
        let x = try Samples.normal([2, 5, 8, 3])
        let margin = Margin(size: [5, 8], multiple: 4)
        let padded = try margin.apply(x)
        #expect(padded.shape == [2, 8, 8, 3])
        #expect(try margin.undo(padded).floats == x.floats)
    }

    @Test func nothingHappensToSizesThatFit() throws {
        #expect(Margin(size: [4, 8], multiple: 4).isEmpty)
    }
}

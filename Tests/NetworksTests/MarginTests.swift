import Tensors
import Testing

@testable import Networks

@Suite struct MarginTests {
    /// Levels − 1 times the network halves its grid.
    @Test func imagesAreMadeLargerNoFurtherThanPoolingNeeds() throws {
        let net = try Samples.net(condition: Samples.organs()) { $0.levels = 3 }
        func gridOf(_ size: [Int]) throws -> [Int]? {
            (try net.shared(Samples.normal([1] + size + [1]), dropsOut: false) as? SharedUNet)?.margin.paddedSize
        }
        #expect(try gridOf([12, 20]) == [12, 20])
        #expect(try gridOf([13, 22]) == [16, 24])
    }

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

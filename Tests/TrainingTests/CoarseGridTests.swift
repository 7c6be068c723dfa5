import Foundations
import Labels
import Tensors
import Testing

@testable import Training

@Suite struct CoarseGridTests {
    @Test func aVoxelStandsForTheOneBeforeTheMiddleOfItsBlock() {
        let values = (0..<32).map { Float($0) }
        let twofold = CoarseGrid(size: [2, 4], factor: 2, margin: [0, 0], image: [4, 8])
        #expect(twofold.sampled(values) == [0, 2, 4, 6, 16, 18, 20, 22])
        let fourfold = CoarseGrid(size: [1, 2], factor: 4, margin: [0, 0], image: [4, 8])
        #expect(fourfold.sampled(values) == [9, 13])
        #expect(twofold.isWhollyInside)
    }

    @Test func whatLiesInTheMarginIsIgnored() throws {
        // Three voxels with two zeros in front and three behind.
        let grid = CoarseGrid(size: [4, 1], factor: 2, margin: [2, 0], image: [3, 1])
        #expect(!grid.isWhollyInside)
        #expect(grid.sampled([5, 6, 7], outside: 0) == [0, 5, 7, 0])
        let annotation = try Annotation(labels: [1, 0, 2], shape: [3, 1], hierarchy: Samples.organs())
        let coarse = try grid.sampled(annotation)
        #expect(coarse.shape == [4, 1])
        #expect(coarse.values() == [-1, 1, 2, -1])
        #expect(coarse.ignored == [true, false, false, true])
    }

    @Test func channelsAreSampledTogether() throws {
        let grid = CoarseGrid(size: [1, 2], factor: 2, margin: [0, 0], image: [2, 4])
        let tensor = try Tensor((0..<32).map { Float($0) }, shape: [2, 2, 4, 2])
        #expect(try grid.sampled(tensor).floats == [0, 1, 4, 5, 16, 17, 20, 21])
    }
}

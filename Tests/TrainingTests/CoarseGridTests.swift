import Foundations
import Labels
import Tensors
import Testing

@testable import Training

@Suite struct CoarseGridTests {
    @Test func aVoxelStandsForTheMeanOfItsBlock() {
        let values = (0..<32).map { Float($0) }
        let twofold = CoarseGrid(size: [2, 4], factor: 2, margin: [0, 0], image: [4, 8])
        #expect(twofold.values(values) == [4.5, 6.5, 8.5, 10.5, 20.5, 22.5, 24.5, 26.5])
        let fourfold = CoarseGrid(size: [1, 2], factor: 4, margin: [0, 0], image: [4, 8])
        #expect(fourfold.values(values) == [13.5, 17.5])
        #expect(twofold.isWhollyInside)
        // What has no weight is not part of a mean.
        let weights = values.map { $0 < 8 ? 0 : Float(1) }
        #expect(twofold.values(values, weights: weights).prefix(2) == [8.5, 10.5])
        #expect(twofold.weights(weights).prefix(2) == [0.5, 0.5])
    }

    /// A mirrored image has the mirrored coarse grid, which no rule that picks one voxel of a block gives.
    @Test func mirroringTheImageMirrorsTheGrid() throws {
        var stream = RandomStream(seed: 2)
        let size = 8
        let labels: [Int] = (0..<size * size).map { _ in stream.integer(below: 4) }
        var mirrored = labels
        for voxel in labels.indices {
            let (row, column) = (voxel / size, voxel % size)
            mirrored[voxel] = labels[row * size + size - 1 - column]
        }
        let grid = CoarseGrid(size: [2, 2], factor: 4, margin: [0, 0], image: [size, size])
        func coarse(_ labels: [Int]) throws -> (labels: [Int], values: [Float]) {
            let annotation = try Annotation(labels: labels, shape: [size, size], hierarchy: Samples.organs())
            return (try grid.sampled(annotation).values(), grid.values(labels.map { Float($0) }))
        }
        let one = try coarse(labels)
        let other = try coarse(mirrored)
        #expect(other.values == [one.values[1], one.values[0], one.values[3], one.values[2]])
        for (block, label) in one.labels.enumerated() {
            var counts = [0, 0, 0, 0]
            for row in 0..<4 {
                for column in 0..<4 {
                    let voxel = (block / 2 * 4 + row) * size + block % 2 * 4 + column
                    counts[labels[voxel]] += 1
                }
            }
            #expect(counts[label] == counts.max())
        }
    }

    @Test func ofEqualsTheRarerLabelStands() throws {
        let annotation = try Annotation(
            labels: [0, 1, 1, 0, 0, 1, 1, 0, 0, 0], shape: [1, 10], hierarchy: Samples.organs())
        let grid = CoarseGrid(size: [1, 5], factor: 2, margin: [0, 0], image: [1, 10])
        #expect(try grid.sampled(annotation).values() == [1, 1, 1, 1, 0])
    }

    @Test func ignoredVoxelsDoNotVote() throws {
        let annotation = try Annotation(
            labels: [2, 2, 2, 1, 0, 0, 0, 0], shape: [2, 4], hierarchy: Samples.organs()
        ).ignoring([true, true, true, false, false, false, true, true])
        let grid = CoarseGrid(size: [1, 2], factor: 2, margin: [0, 0], image: [2, 4])
        #expect(try grid.sampled(annotation).values() == [0, 1])
    }

    @Test func whatLiesInTheMarginIsIgnored() throws {
        // Three voxels with two zeros in front and three behind.
        let grid = CoarseGrid(size: [4, 1], factor: 2, margin: [2, 0], image: [3, 1])
        #expect(!grid.isWhollyInside)
        #expect(grid.values([5, 6, 7]) == [0, 5.5, 7, 0])
        #expect(grid.weights([1, 1, 1]) == [0, 1, 1, 0])
        let annotation = try Annotation(labels: [1, 1, 2], shape: [3, 1], hierarchy: Samples.organs())
        let coarse = try grid.sampled(annotation)
        #expect(coarse.shape == [4, 1])
        #expect(coarse.values() == [-1, 1, 2, -1])
        #expect(coarse.ignored == [true, false, false, true])
    }

    @Test func channelsAreOneWhereHalfOfTheirBlockIs() throws {
        let grid = CoarseGrid(size: [1, 2], factor: 2, margin: [0, 0], image: [2, 4])
        var values = [Float](repeating: 0, count: 32)
        // The first sample: channel 0 at two voxels of the first block, channel 1 at one of the second.
        for place in [0, 10, 5] { values[place] = 1 }
        // The second one: channel 1 everywhere.
        for voxel in 8..<16 { values[2 * voxel + 1] = 1 }
        #expect(try grid.sampled(Tensor(values, shape: [2, 2, 4, 2])).floats == [1, 0, 0, 0, 0, 1, 0, 1])
    }
}

import Datasets
import Foundations
import Labels
import Tensors
import Testing

@testable import Training

@Suite struct BatchTargetTests {
    @Test func targetsAreOfTheRegionsAskedFor() throws {
        let data = try Samples.small([[0, 1, 2, 3, 0, 0, 0, 0], [0, 1, 2, 3, 0, 0, 0, 1]])
        let target = BatchTarget(try Batch(data, cases: [1, 0]))
        let maps = try target.maps([(0, 1), (1, 0)])
        #expect(maps.target.shape == [2, 2, 4, 1])
        #expect(maps.target.floats == [0, 1, 0, 0, 0, 0, 0, 1] + [0, 1, 1, 1, 0, 0, 0, 0])
        #expect(maps.mask == nil)
    }

    @Test func aMaskIsThereWhereARegionIsPartlyKnown() throws {
        let data = try Samples.small(
            [[0, 1, 2, 3, 0, 0, 0, 0], [0, 1, 2, 3, 0, 0, 0, 1]], annotated: [nil, ["pancreas", "stomach"]])
        let maps = try BatchTarget(Batch(data, cases: [0, 1])).maps([(0, 1), (1, 1)])
        #expect(maps.mask?.floats == [1, 1, 1, 1, 1, 1, 1, 1] + [0, 0, 1, 1, 0, 0, 0, 0])
    }

    @Test func ignoredVoxelsHaveNoWeight() throws {
        var item = try Samples.small([[0, 1, 2, 3, 0, 0, 0, 0]]).cases[0]
        item.annotation = try item.annotation.ignoring([true] + [Bool](repeating: false, count: 7))
        let maps = try BatchTarget(Batch(Dataset([item]), cases: [0])).maps([(0, 1)])
        #expect(maps.mask?.floats == [0, 1, 1, 1, 1, 1, 1, 1])
    }

    @Test func onACoarserGridTheMarginHasNoWeight() throws {
        let data = try Samples.small([[0, 1, 2, 3, 1, 0, 0, 1]])
        var target = BatchTarget(try Batch(data, cases: [0]))
        target.grid = CoarseGrid(size: [2, 2], factor: 2, margin: [2, 0], image: [2, 4])
        let maps = try target.maps([(0, 0)])
        #expect(maps.target.floats == [0, 0, 0.5, 0.75] && maps.mask?.floats == [0, 0, 1, 1])
        let leaves = try target.leaves()
        #expect(leaves.annotations[0].shape == [2, 2])
        #expect(leaves.annotations[0].ignored == [true, true, false, false])
    }

    @Test func targetsAreSoftenedBeforeTheyAreSampled() throws {
        let data = try Samples.small([[0, 0, 1, 0, 0, 0, 0, 0]])
        var target = BatchTarget(try Batch(data, cases: [0]), softening: try SoftDilation(factor: 1))
        #expect(try target.maps([(0, 1)]).target.floats == [0, 0.5, 1, 0.5, 0, 0, 0.5, 0])
        target.grid = CoarseGrid(size: [1, 2], factor: 2, margin: [0, -1], image: [2, 4])
        // Columns 1 and 2, and of 3 and 4 the one that is there.
        #expect(try target.maps([(0, 1)]).target.floats == [0.5, 0.25])
    }

    @Test func exchangedSamplesKeepTheirRegions() throws {
        let data = try Samples.small([[0, 1, 2, 3, 0, 0, 0, 0], [0, 0, 0, 0, 1, 1, 1, 1]]).with(
            overlays: [nil, .ones([2, 4, 3])])
        let target = BatchTarget(try Batch(data, cases: [0, 1], regions: [1, 2]))
        let other = try target.exchanged([1, 1])
        #expect(other.regions == [1, 2])
        #expect(other.annotations == [data.cases[1].annotation, data.cases[1].annotation])
        #expect(other.overlay?.floats.allSatisfy { $0 == 1 } == true)
        #expect(try target.leaves().positives?.floats.prefix(24).allSatisfy { $0 == 0 } == true)
    }
}

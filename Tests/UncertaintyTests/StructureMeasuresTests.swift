import Foundations
import Testing

@testable import Uncertainty

@Test func twoSamplesOfOneStructure() throws {
    // A bar of four voxels, of which the second sample lacks one; a single voxel far away is skipped.
    let first = [true, true, true, true, false, false, false, true]
    let second = [true, true, true, false, false, false, false, false]
    let found = try StructureMeasures.of(
        samples: [first, second], entropy: [0, 0, 0, 0.4, 9, 9, 9, 9], size: [1, 8])
    #expect(found.count == 1)
    #expect(found[0].voxels == 4)
    #expect(found[0].iou == 0.75)
    #expect(abs(found[0].cv - 0.5 / 3.5) < 1e-12)
    #expect(abs(found[0].meanEntropy - 0.1) < 1e-6)
}

@Test func aStructureAbsentFromASampleIsEmptyThere() throws {
    let both = [true, true, false, true, true]
    let one = [true, true, false, false, false]
    let found = try StructureMeasures.of(samples: [both, one], entropy: [0, 0, 0, 0, 0], size: [1, 5])
    #expect(found.map(\.iou) == [1, 0])
    #expect(found.map(\.cv) == [0, 1])
}

@Test func theComponentThatOverlapsMostStandsForTheStructure() throws {
    // The second sample falls into two parts; the larger one counts.
    let whole = [true, true, true, true, true, true]
    let parts = [true, false, true, true, true, false]
    let found = try StructureMeasures.of(samples: [whole, parts], entropy: [0, 0, 0, 0, 0, 0], size: [1, 6])
    #expect(found.count == 1)
    #expect(found[0].iou == 0.5)
    #expect(abs(found[0].cv - 1.5 / 4.5) < 1e-12)
}

@Test func withoutStructuresThereAreNoMeasures() throws {
    #expect(try StructureMeasures.of(samples: [[false, false]], entropy: [0, 0], size: [1, 2]).isEmpty)
}

import Foundations
import Labels
import Tensors
import Testing
import Volumes

@testable import Datasets

@Test func aBatchHoldsImagesAndConditions() throws {
    let data = try Dataset(tiny(organs(), count: 3))
    let batch = try Batch(data, cases: [2, 0], regions: [0, 2])
    #expect(batch.images.shape == [2, 1, 5, 1])
    #expect(batch.images.floats == [2, 3, 4, 5, 6, 0, 1, 2, 3, 4])
    #expect(try batch.conditions().floats == [1, 0, 0, 0, 0, 0, 1, 0])
    #expect(batch.overlay == nil)
}

@Test func overlaysStandSideBySideWithZerosWhereThereIsNone() throws {
    let data = try Dataset(tiny(flat(2), count: 3)).with(
        overlays: [nil, .ones([1, 4, 2]), nil])
    let batch = try Batch(data, cases: [0, 1])
    #expect(batch.overlay?.shape == [2, 1, 4, 2])
    #expect(batch.overlay?.floats == [Float](repeating: 0, count: 8) + [Float](repeating: 1, count: 8))
    #expect(try Batch(data, cases: [0, 2]).overlay == nil)
}

@Test func imagesOfSeveralSizesMakeNoBatch() throws {
    let data = try Dataset(tiny(organs(), count: 1) + [wide()])
    #expect(data.commonSize == nil)
    #expect(throws: Problem.self) { try Batch(data, cases: [0, 1]) }
    #expect(try data.batches(1).map(\.count) == [1, 1])
}

private func wide() throws -> Case {
    try Case(
        name: "wide", image: Volume(values: [0, 0], size: [1, 2]),
        annotation: Annotation(labels: [0, 1], shape: [1, 2], hierarchy: organs()))
}

@Test func batchesTakeAllCasesInOrder() throws {
    let data = try Dataset(tiny(organs(), count: 5))
    #expect(try data.batches(2).map(\.cases) == [[0, 1], [2, 3], [4]])
    #expect(throws: Problem.self) { try data.batches(0) }
}

@Test func aBatchWithoutRegionsHasNoConditions() throws {
    let batch = try Batch(Dataset(tiny(organs(), count: 1)), cases: [0])
    #expect(throws: Problem.self) { try batch.conditions() }
}

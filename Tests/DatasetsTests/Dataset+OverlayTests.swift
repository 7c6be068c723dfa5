import Foundations
import Labels
import Tensors
import Testing

@testable import Datasets

@Test func anOverlayStandsBesideTheAnnotation() throws {
    let data = try Dataset(tiny(flat(2), count: 2))
    let overlay = try Tensor([0, 1, 0, 0, 0, 0, 1, 0], shape: [1, 4, 2])
    let result = try data.with(overlays: [nil, overlay])
    #expect(result.cases[0].overlay == nil && result.cases[1].overlay?.floats == overlay.floats)
    #expect(result.cases[1].annotation == data.cases[1].annotation)
    #expect(data.cases[1].overlay == nil)
    #expect(try result.with(overlays: [nil, nil]).cases[1].overlay == nil)
}

@Test func anOverlayKeepsTheRegionsOfTheDataset() throws {
    let wider = try flat(2).with([("both", ["s1", "s2"])])
    let data = try Dataset(tiny(flat(2), count: 1), hierarchy: wider)
    let result = try data.with(overlays: [.zeros([1, 4, 2])])
    #expect(result.hierarchy == wider)
    #expect(try Dataset(result.cases, hierarchy: flat(2)).cases[0].overlay != nil)
}

@Test func overlaysThatDoNotFitAreNamed() throws {
    let data = try Dataset(tiny(flat(2), count: 2))
    let count = #expect(throws: Problem.self) { try data.with(overlays: [nil]) }
    #expect(count?.message == "2 cases take as many overlays, found 1")
    let shape = #expect(throws: Problem.self) { try data.with(overlays: [nil, .zeros([1, 4, 3])]) }
    #expect(shape?.message == "the overlay of \"c1\" has shape [1, 4, 3], expected [1, 4, 2]")
    let value = #expect(throws: Problem.self) { try data.with(overlays: [nil, .filled([1, 4, 2], 0.5)]) }
    #expect(value?.message == "the overlay of \"c1\" has values other than 0 and 1")
}

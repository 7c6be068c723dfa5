import Augmentation
import Foundations
import Labels
import Space
import Testing
import Volumes

@testable import Datasets

@Test func anAnnotationOfAnotherSizeIsRefused() throws {
    let truth = try Annotation(labels: [0, 1], shape: [1, 2], hierarchy: organs())
    let problem = #expect(throws: Problem.self) {
        try Case(name: "x", image: Volume(values: [0, 0], size: [2, 1]), annotation: truth)
    }
    #expect(problem?.message == "the annotation of \"x\" has size [1, 2], its image [2, 1]")
    let image = try Volume(values: [0, 0], size: [1, 2])
    #expect(throws: Problem.self) { try Case(name: "x", image: image, annotation: truth, weight: -1) }
    #expect(throws: Problem.self) { try Case(name: "x", image: image, annotation: truth, weight: .infinity) }
}

@Test func labelsComeFromTheTruthEvenWhereItIsNotAnnotated() throws {
    let item = try tiny(organs(), count: 1)[0]
    var partial = item
    partial.annotation = try item.annotation.dropping(["liver"])
    #expect(try partial.labels().tensor.integers == [0, 1, 2, 3, 0])
    partial.truth = nil
    #expect(try partial.labels().tensor.integers == [-1, -1, 2, 3, -1])
    #expect(try partial.labels().table?.name(of: 2) == "pancreas")
}

@Test func labelsOnAnotherGridAreRefused() throws {
    let image = try Volume(values: [0, 0], size: [1, 2], affine: Affine(spacing: [1, 1], origin: [0, 4, 0]))
    func labels(_ grid: Grid?) throws -> Annotation {
        try Annotation(labels: [0, 1], shape: [1, 2], hierarchy: organs(), grid: grid)
    }
    let far = Grid(size: [1, 2], affine: .identity)
    let first = #expect(throws: Problem.self) { try Case(name: "x", image: image, annotation: labels(far)) }
    #expect(
        first?.message
            == "the image of \"x\" and its annotation stand on different grids: origin (0, 4, 0) and (0, 0, 0) mm")
    let second = #expect(throws: Problem.self) {
        try Case(name: "x", image: image, annotation: labels(image.grid), truth: labels(far))
    }
    #expect(second?.message.hasPrefix("the image of \"x\" and its truth stand on different grids") == true)
    var item = try Case(name: "x", image: image, annotation: labels(image.grid), truth: labels(nil))
    try item.requireOneGrid()
    item.truth = try labels(far)
    #expect(throws: Problem.self) { try item.requireOneGrid() }
}

@Test func phantomsAndTheirChangesStandOnOneGrid() throws {
    let h = try organs()
    let cases = try Phantom.abdomen(regions: h, count: 2, size: [16, 16], stream: RandomStream(seed: 1))
    let changed = try Dataset(cases, hierarchy: h).droppedAnnotations(share: 0.5, stream: RandomStream(seed: 2))
        .changed(by: Chain([Flips(), QuarterTurns(), RandomDeformation()]), stream: RandomStream(seed: 3))
    for item in cases + changed.cases {
        #expect(item.annotation.grid == item.image.grid && item.truth?.grid == item.image.grid)
    }
}

import Foundations
import Labels
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

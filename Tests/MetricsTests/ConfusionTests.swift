import Foundations
import Labels
import Testing

@testable import Metrics

@Test func everyVoxelThatCountsIsCountedOnce() throws {
    let confusion = try Confusion(
        prediction: [true, true, false, false, true], truth: [true, false, true, false, true],
        ignored: [false, false, false, false, true])
    #expect(confusion.truePositives == 1 && confusion.falsePositives == 1)
    #expect(confusion.falseNegatives == 1 && confusion.trueNegatives == 1)
}

@Test func unknownAndIgnoredVoxelsAreNotCounted() throws {
    let hierarchy = try Hierarchy([.leaf("a", 1), .leaf("b", 2)])
    let reference = try Annotation(
        labels: [0, 9, 2, 2], shape: [1, 4], hierarchy: hierarchy, values: [9: ["a", "b"]],
        ignoring: [false, false, true, false])
    let confusion = try Confusion(probabilities: [0.9, 0.9, 0.9, 0.9], reference: reference, region: [2])
    #expect(confusion.falsePositives == 1 && confusion.truePositives == 1)
    #expect(confusion.trueNegatives == 0 && confusion.falseNegatives == 0)
    #expect(throws: Problem.self) { try Confusion(probabilities: [0.9], reference: reference, region: [2]) }
}

@Test func sizesThatDifferAreNamed() throws {
    #expect(throws: Problem.self) { try Confusion(prediction: [true], truth: [true, false]) }
    #expect(throws: Problem.self) { try Confusion(prediction: [true], truth: [true], ignored: []) }
}

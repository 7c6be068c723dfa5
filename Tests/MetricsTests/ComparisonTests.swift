import Foundations
import Tensors
import Testing

@testable import Metrics

@Test func tensorsAreCutAtOneHalf() throws {
    let comparison = try Comparison(
        prediction: Tensor([0.9, 0.5, 0.6]), truth: Tensor([1, 1, 0]), mask: Tensor([1, 1, 0]))
    let confusion = comparison.confusion
    #expect(confusion.truePositives == 1 && confusion.falseNegatives == 1 && confusion.falsePositives == 0)
    #expect(comparison.size == [3] && comparison.spacing == [1])
}

@Test func shapesThatDifferAreNamed() throws {
    let problem = #expect(throws: Problem.self) {
        try Comparison(prediction: Tensor([1, 0]), truth: Tensor([1, 0, 0]))
    }
    #expect(problem?.message == "the prediction has shape [2], the truth [3]")
    let mask = #expect(throws: Problem.self) {
        try Comparison(prediction: Tensor([1, 0]), truth: Tensor([1, 0]), mask: Tensor([1]))
    }
    #expect(mask?.argument == "mask")
    #expect(throws: Problem.self) { try Comparison(prediction: [true], truth: [true], size: [2]) }
}

@Test(arguments: [[1.0], [1, 0], [1, -2], [1, .nan], [1, .infinity]])
func aSpacingThatIsNoneIsRefused(spacing: [Double]) throws {
    let problem = #expect(throws: Problem.self) {
        try Comparison(prediction: [true, false], truth: [true, true], size: [1, 2], spacing: spacing)
    }
    #expect(problem?.remedy == "give a number of mm above 0 for each of its 2 axes")
    #expect(problem?.argument == "spacing")
}

@Test func ignoredVoxelsAreInNoLesion() throws {
    let comparison = try Comparison(
        prediction: [true, false, true, false], truth: [false, false, true, false],
        ignored: [true, false, false, false],
        size: [1, 4])
    #expect(
        try comparison.lesions()
            == LesionMatch(
                prediction: [false, false, true, false],
                truth: [false, false, true, false], size: [1, 4]))
}

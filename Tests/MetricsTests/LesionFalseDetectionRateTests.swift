import Testing

@testable import Metrics

@Test func halfOfThePredictedLesionsAreNone() throws {
    let prediction = [true, false, false, false, false, false, false, false, true]
    let truth = [true, true, false, false, false, false, false, false, false]
    #expect(try LesionFalseDetectionRate.of(prediction: prediction, truth: truth, size: [3, 3]) == 0.5)
    #expect(
        try LesionFalseDetectionRate.of(prediction: truth.map { _ in false }, truth: truth, size: [3, 3]) == 0)
    #expect(
        try LesionFalseDetectionRate.of(prediction: truth, truth: truth.map { _ in false }, size: [3, 3]) == 1)
}

import Testing

@testable import Metrics

@Test func halfOfTheLesionsAreFound() throws {
    let truth = [true, false, false, false, false, false, false, false, true]
    let prediction = [true, true, false, false, false, false, false, false, false]
    #expect(try LesionTruePositiveRate.of(prediction: prediction, truth: truth, size: [3, 3]) == 0.5)
    #expect(
        try LesionTruePositiveRate.of(prediction: truth.map { _ in false }, truth: truth, size: [3, 3]) == 0)
    #expect(
        try LesionTruePositiveRate.of(prediction: truth, truth: truth.map { _ in false }, size: [3, 3]) == nil)
}

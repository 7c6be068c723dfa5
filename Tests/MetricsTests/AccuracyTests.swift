import Testing

@testable import Metrics

@Test func theAccuracyIsItsFormula() throws {
    #expect(try Accuracy.of(prediction: [true, true, false, false], truth: [true, false, false, false]) == 0.75)
}

@Test func theAccuracyOfNothingIsNoNumber() throws {
    #expect(try Accuracy.of(prediction: [true], truth: [true], ignored: [true]) == nil)
}

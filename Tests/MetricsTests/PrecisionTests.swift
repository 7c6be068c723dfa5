import Testing

@testable import Metrics

@Test func thePrecisionIsItsFormula() throws {
    #expect(try Precision.of(prediction: [true, true, true, false], truth: [true, false, false, true]) == 1.0 / 3)
}

@Test func anPrecisionOfAnEmptyPredictionIsZero() throws {
    #expect(try Precision.of(prediction: [false, false], truth: [true, false]) == 0)
}

@Test func thePrecisionOfWhatIsPredictedWhereNothingIsIsZero() throws {
    #expect(try Precision.of(prediction: [true, false], truth: [false, false]) == 0)
    #expect(try Precision.of(prediction: [false, false], truth: [false, false]) == nil)
}

import Testing

@testable import Metrics

@Test func theIoUIsItsFormula() throws {
    #expect(try IoU.of(prediction: [true, true, false, false], truth: [true, false, true, false]) == 1.0 / 3)
}

@Test func anIoUOfAnEmptyPredictionIsZero() throws {
    #expect(try IoU.of(prediction: [false, false], truth: [true, false]) == 0)
}

@Test func theIoUOfWhatIsPredictedWhereNothingIsIsZero() throws {
    #expect(try IoU.of(prediction: [true, false], truth: [false, false]) == 0)
    #expect(try IoU.of(prediction: [false, false], truth: [false, false]) == nil)
}

import Testing

@testable import Metrics

@Test func theIoUIsItsFormula() throws {
    #expect(try IoU.of(prediction: [true, true, false, false], truth: [true, false, true, false]) == 1.0 / 3)
}

@Test func anIoUOfAnEmptyPredictionIsZero() throws {
    #expect(try IoU.of(prediction: [false, false], truth: [true, false]) == 0)
}

@Test func theIoUOfARegionThatIsAbsentIsNoNumber() throws {
    #expect(try IoU.of(prediction: [true, false], truth: [false, false]) == nil)
}

import Testing

@testable import Metrics

@Test func theRecallIsItsFormula() throws {
    #expect(try Recall.of(prediction: [true, true, false, false], truth: [true, true, true, true]) == 0.5)
}

@Test func theRecallOfARegionThatIsAbsentIsNoNumber() throws {
    #expect(try Recall.of(prediction: [true, false], truth: [false, false]) == nil)
}

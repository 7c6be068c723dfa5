import Testing

@testable import Metrics

@Test func theSpecificityIsItsFormula() throws {
    #expect(try Specificity.of(prediction: [true, false, false, false], truth: [false, false, false, false]) == 0.75)
}

@Test func theSpecificityWithoutAnOutsideIsNoNumber() throws {
    #expect(try Specificity.of(prediction: [true], truth: [true]) == nil)
}

import Testing

@testable import Metrics

@Test func theAbsoluteVolumeDifferenceHasNone() throws {
    let truth = [true, true, true, true]
    #expect(try AbsoluteVolumeDifference.of(prediction: [true, false, false, false], truth: truth) == 0.75)
    #expect(try AbsoluteVolumeDifference.of(prediction: [true], truth: [false]) == nil)
}

import Testing

@testable import Metrics

@Test func theVolumeDifferenceHasASign() throws {
    let truth = [true, true, true, true, false, false]
    #expect(try VolumeDifference.of(prediction: [true, true, true, true, true, true], truth: truth) == 0.5)
    #expect(try VolumeDifference.of(prediction: [true, false, false, false, false, false], truth: truth) == -0.75)
    #expect(try VolumeDifference.of(prediction: [false, false, true, true, true, true], truth: truth) == 0)
    #expect(try VolumeDifference.of(prediction: [true], truth: [false]) == nil)
}

import Testing

@testable import Metrics

@Test func missingScoresAreCountedApart() {
    let scores = Scores([1, nil, 0.5, nil])
    #expect(scores.mean == 0.75)
    #expect(scores.missing == 2)
    #expect(scores.deviation == 0.125.squareRoot())
    #expect(Scores([1]).deviation == nil)
    #expect(Scores([nil]).mean == nil)
    #expect(Scores([nil]).deviation == nil)
}

import Testing

@testable import Metrics

@Test func theDiceScoreIsItsFormula() throws {
    #expect(try DiceScore.of(prediction: [true, true, false, false], truth: [true, false, true, false]) == 0.5)
}

@Test func anDiceScoreOfAnEmptyPredictionIsZero() throws {
    #expect(try DiceScore.of(prediction: [false, false], truth: [true, false]) == 0)
}

@Test func whatIsPredictedWhereNothingIsScoresZero() throws {
    #expect(try DiceScore.of(prediction: [true, false], truth: [false, false]) == 0)
    #expect(try DiceScore.of(prediction: [false, false], truth: [false, false]) == nil)
}

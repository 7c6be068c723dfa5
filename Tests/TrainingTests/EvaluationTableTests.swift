import Foundations
import Testing

@testable import Training

@Suite struct EvaluationTableTests {
    @Test func oneMetricHasItsRangeAndSeveralHaveADeviationEach() {
        let scores: [[[Double?]]] = [[[0.5, nil], [1, 0.25]], [[4, nil], [2, 8]]]
        let one = Evaluation(regions: ["a", "b"], cases: ["1", "2"], metrics: ["dice"], scores: [scores[0]]).table
        #expect(one.columns.map(\.name) == ["region", "dice", "s.d.", "min", "max", "cases", "n/a"])
        let two = Evaluation(regions: ["a", "b"], cases: ["1", "2"], metrics: ["dice", "hd95"], scores: scores).table
        #expect(two.columns.map(\.name) == ["region", "dice", "s.d. of dice", "hd95", "s.d. of hd95", "cases", "n/a"])
        // Deviations divide by N − 1: there is none of a single number.
        #expect(
            two.rows[0] == [
                .text("a"), .number(0.75), .number(0.125.squareRoot()), .number(3), .number(2.0.squareRoot()),
                .integer(2), .integer(0),
            ])
        #expect(
            two.rows[1] == [.text("b"), .number(0.25), .missing, .number(8), .missing, .integer(1), .integer(1)])
        #expect(
            two.footer == [
                [
                    .text("mean"), .number(0.5), .number(0.125.squareRoot()), .number(5.5), .number(12.5.squareRoot()),
                    .missing, .missing,
                ]
            ])
        #expect(two.rows.count == 2)
    }

    @Test func aCaseCountsWhereAnyMetricSaysSomethingOfIt() {
        let scores: [[[Double?]]] = [[[0], [0.5], [nil]], [[nil], [1], [nil]]]
        let table = Evaluation(
            regions: ["a"], cases: ["1", "2", "3"], metrics: ["dice", "recall"], scores: scores
        ).table
        #expect(table.column("cases") == [.integer(2)])
        #expect(table.column("n/a") == [.integer(1)])
    }
}

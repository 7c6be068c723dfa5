import Datasets
import Foundation
import Foundations
import Labels
import Networks
import Tensors
import Testing

@testable import Training

@Suite struct EvaluationTests {
    @Test func everyRegionOfEveryCaseIsScored() throws {
        let cases = try Samples.cases(3)
        let evaluation = try Evaluation.evaluate(Samples.net(), cases)
        #expect(evaluation.regions == ["body", "liver", "pancreas", "stomach"])
        #expect(evaluation.dice.count == 3 && evaluation.dice.allSatisfy { $0.count == 4 })
        #expect(evaluation.table.rows.count == 4)
    }

    @Test func meansLeaveOutWhatIsNotApplicable() throws {
        let evaluation = Evaluation(
            regions: ["a", "b", "c"], cases: ["1", "2"], metrics: ["dice"],
            scores: [[[0.5, nil, nil], [1, 0.25, nil]]])
        #expect(evaluation.means == [0.75, 0.25, nil])
        #expect(evaluation.mean == 0.5)
        #expect(evaluation.table.column("n/a") == [.integer(0), .integer(1), .integer(2)])
    }

    @Test func severalMetricsAreMeasuredAtOnce() throws {
        let (net, cases) = (try Samples.net(), try Samples.cases(2))
        let evaluation = try Evaluation.evaluate(net, cases, metrics: ["dice_score", "hd95", "assd"])
        #expect(evaluation.metrics == ["dice", "hd95", "assd"])
        #expect(evaluation.dice == (try Evaluation.evaluate(net, cases).dice))
        // Nothing predicted costs the diagonal in mm, which both distances then share.
        let diagonal = zip(cases[0].image.size, cases[0].image.spacing).reduce(0) { $0 + pow(Double($1.0) * $1.1, 2) }
        for (dice, distance) in zip(evaluation.scores[0].joined(), evaluation.scores[1].joined()) {
            #expect((dice == nil) == (distance == nil))
            #expect(distance ?? 0 <= diagonal.squareRoot() + 1e-9)
        }
        #expect(try Evaluation.evaluate(net, cases, metrics: ["dice", "dice_score"]).metrics == ["dice"])
        let unknown = Samples.problem { _ = try Evaluation.evaluate(net, cases, metrics: ["dice", "hd59"]) }
        #expect(unknown?.message == "there is no metric \"hd59\"")
        #expect(unknown?.remedy == "did you mean \"hd95\"?")
        #expect(unknown?.argument == "metrics")
        #expect(Samples.problem { _ = try Evaluation.evaluate(net, cases, metrics: []) }?.argument == "metrics")
    }

    @Test func anAbsentRegionScoresZeroWhereItIsPredictedAndElseIsNotApplicable() throws {
        let organs = try Samples.organs()
        let empty = try Annotation(
            hierarchy: organs, shape: [32, 32], sets: [organs.background],
            indices: [UInt16](repeating: 0, count: 32 * 32))
        var item = try Samples.cases(1)[0]
        item.truth = empty
        let net = try Samples.net(head: .joint)
        func evaluate(bias: [Float]) throws -> Evaluation {
            for (name, parameter) in net.namedParameters where name.hasPrefix("head") {
                parameter.value =
                    name.hasSuffix("bias") ? try Tensor(bias, shape: [4]) : try .zeros(parameter.value.shape)
            }
            return try Evaluation.evaluate(net, [item], metrics: ["dice", "recall", "hd95"])
        }
        let found = try evaluate(bias: [1, -1, -1, 1])
        #expect(found.dice == [[0, nil, nil, 0]])
        #expect(found.scores[1] == [[nil, nil, nil, nil]])
        #expect(found.scores[2][0][0] == (2 * 320.0 * 320).squareRoot())
        #expect(found.means == [0, nil, nil, 0] && found.mean == 0)
        #expect(try evaluate(bias: [-1, -1, -1, -1]).dice == [[nil, nil, nil, nil]])
    }

    @Test func itStopsWhereItIsAskedTo() throws {
        let (net, cases) = (try Samples.net(), try Samples.cases(1))
        let cancellation = Cancellation()
        cancellation.request()
        Cancellation.$current.withValue(cancellation) {
            #expect(throws: Interrupted.self) { try Evaluation.evaluate(net, cases) }
        }
    }

    @Test func aNetworkWithoutRegionsIsRefused() throws {
        let net = try UNet(UNetOptions(), condition: nil, modulation: NoModulation(), stream: RandomStream(seed: 1))
        #expect(throws: Problem.self) { try Evaluation.evaluate(net, Samples.cases(1)) }
    }
}

extension EvaluationTests {
    @Test func leavesAreDecidedByTheLargestProbability() throws {
        // Background 0.4 and two organs at 0.3 each: the body is more probable than not, but no leaf of it wins.
        let net = try Samples.net(head: .softmax)
        func set(_ logs: [Float]) throws {
            for (name, parameter) in net.namedParameters where name.hasPrefix("head") {
                parameter.value =
                    name.hasSuffix("bias") ? try Tensor(logs, shape: [4]).log() : try .zeros(parameter.value.shape)
            }
        }
        let cases = try Samples.cases(1)
        try set([0.4, 0.3, 0.29, 0.01])
        #expect(try Evaluation.evaluate(net, cases).dice[0][0] == 0)
        try set([0.3, 0.4, 0.29, 0.01])
        let body = try #require(try Evaluation.evaluate(net, cases).dice[0][0])
        #expect(body > 0)
        #expect(try Evaluation.evaluate(net, cases).dice[0][2] == 0)
    }

    @Test(arguments: UNetHead.allCases) func everyHeadIsEvaluated(_ head: UNetHead) throws {
        let evaluation = try Evaluation.evaluate(Samples.net(head: head), Samples.cases(2))
        #expect(evaluation.regions == ["body", "liver", "pancreas", "stomach"])
        #expect(evaluation.dice.allSatisfy { $0.count == 4 })
    }

    @Test func regionsThatOnlyTheNetworkKnowsAreScored() throws {
        let wider = try Samples.organs().with([("upper", ["liver", "stomach"])])
        let evaluation = try Evaluation.evaluate(Samples.net(condition: wider), Samples.cases(2))
        #expect(evaluation.dice.allSatisfy { $0[4] != nil })
    }
}

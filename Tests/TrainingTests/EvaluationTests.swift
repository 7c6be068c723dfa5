import Datasets
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
        #expect(evaluation.table.rows.count == 5)
    }

    @Test func meansLeaveOutWhatIsNotApplicable() throws {
        let evaluation = Evaluation(
            regions: ["a", "b", "c"], cases: ["1", "2"], dice: [[0.5, nil, nil], [1, 0.25, nil]])
        #expect(evaluation.means == [0.75, 0.25, nil])
        #expect(evaluation.mean == 0.5)
        #expect(evaluation.table.column("n/a") == [.integer(0), .integer(1), .integer(2), .missing])
    }

    @Test func anAbsentRegionIsNotApplicable() throws {
        let organs = try Samples.organs()
        let empty = try Annotation(
            hierarchy: organs, shape: [32, 32], sets: [organs.background],
            indices: [UInt16](repeating: 0, count: 32 * 32))
        var item = try Samples.cases(1)[0]
        item.truth = empty
        #expect(try Evaluation.evaluate(Samples.net(), [item]).dice == [[nil, nil, nil, nil]])
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

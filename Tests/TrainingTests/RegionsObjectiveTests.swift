import Datasets
import Foundations
import Labels
import Losses
import Networks
import Tensors
import TestSupport
import Testing

@testable import Training

@Suite struct RegionsObjectiveTests {
    private func objective(masked: Bool = false, _ output: NetworkOutput = .regions) throws -> RegionsObjective {
        RegionsObjective(
            loss: try BinaryCrossEntropy([:]), output: output, hierarchy: try Samples.organs(), masked: masked)
    }

    /// Case 0 is known completely, case 1 only as regards liver, case 2 not at all.
    private func target(_ cases: [Int]) throws -> BatchTarget {
        let labels = [0, 1, 2, 3, 0, 1, 2, 0]
        let data = try Samples.small([labels, labels, labels], annotated: [nil, ["liver"], []])
        return BatchTarget(try Batch(data, cases: cases))
    }

    private func drawn(_ count: Int) throws -> Tensor {
        var stream = RandomStream(seed: 3)
        return try Tensor.randomNormal([count, 2, 4, 4], stream: &stream)
    }

    /// The loss of one region of one sample, from its own channel.
    private func alone(_ logits: Tensor, _ sample: Int, _ region: Int, _ target: BatchTarget) throws -> Double {
        let map = try logits.sliced([
            .range(from: sample, to: sample + 1, step: 1), .ellipsis, .range(from: region, to: region + 1, step: 1),
        ])
        let wanted = try target.maps([(sample, region)])
        return try BinaryCrossEntropy([:])(map.sigmoid(), wanted.target, mask: wanted.mask).scalar()
    }

    @Test func onlyCompleteRegionsCount() throws {
        let (logits, target) = (try drawn(2), try target([0, 1]))
        let found = try objective()(logits, target).scalar()
        let first = try (0..<4).reduce(0) { try $0 + alone(logits, 0, $1, target) } / 4
        let second = try alone(logits, 1, 1, target)
        #expect(abs(found - (first + second) / 2) < 1e-6)
    }

    @Test func maskedAddsPartlyKnownRegionsByTheirShare() throws {
        let (logits, target) = (try drawn(2), try target([0, 1]))
        let found = try objective(masked: true)(logits, target).scalar()
        let first = try (0..<4).reduce(0) { try $0 + alone(logits, 0, $1, target) } / 4
        // Where the liver is, two voxels of eight, pancreas and stomach are not, and the body is; elsewhere nobody knows.
        let terms = try (0..<4).map { (try alone(logits, 1, $0, target), $0 == 1 ? 1 : 0.25) }
        let second = terms.reduce(0) { $0 + $1.0 * $1.1 } / terms.reduce(0) { $0 + $1.1 }
        #expect(abs(found - (first + second) / 2) < 1e-6)
        #expect(abs(found - (try objective()(logits, target).scalar())) > 1e-3)
    }

    @Test func aSampleOfWhichNothingIsKnownLeavesTheMean() throws {
        let logits = try drawn(2)
        let with = try objective()(logits, target([0, 2])).scalar()
        let without = try objective()(
            logits.sliced([.range(from: 0, to: 1, step: 1)]), target([0])
        ).scalar()
        #expect(abs(with - without) < 1e-7)
    }

    @Test(arguments: [NetworkOutput.regions, .leaves, .foregroundLeaves])
    func gradientsAreThoseOfFiniteDifferences(_ output: NetworkOutput) throws {
        let target = try target([0, 1])
        let objective = try objective(masked: true, output)
        var stream = RandomStream(seed: 3)
        let channels = try output.count(in: Samples.organs()) ?? 0
        let logits = try Tensor.randomNormal([2, 2, 4, channels], stream: &stream)
        let worst = try FiniteDifferences.disagreement([logits]) { try objective($0[0], target) }
        #expect(worst < 1e-3)
    }

    @Test func aBatchInWhichNothingIsKnownIsNoLoss() throws {
        let logits = try drawn(1).watched()
        let loss = try objective()(logits, target([2]))
        #expect(try loss.scalar() == 0 && loss.shape == [])
        #expect(try loss.gradients()[logits]?.floats.allSatisfy { $0 == 0 } == true)
    }

    @Test func aLossOfSeveralNumbersIsRefused() throws {
        let objective = RegionsObjective(
            loss: try BinaryCrossEntropy(["reduction": "none"]), output: .regions, hierarchy: try Samples.organs(),
            masked: false)
        let problem = Samples.problem { _ = try objective(drawn(1), target([0])) }
        #expect(problem?.remedy == "leave out reduction: \"none\"")
    }
}

import Datasets
import Foundations
import Labels
import Losses
import Networks
import Tensors
import Testing

@testable import Training

@Suite struct SupervisionTests {
    @Test func coarserGridsCountHalfAsMuchEach() throws {
        let data = try Samples.small([[0, 1, 1, 1, 0, 1, 1, 1]])
        let target = BatchTarget(try Batch(data, cases: [0], regions: [1]))
        let objective = ConditionedObjective(loss: try BinaryCrossEntropy([:]))
        let net = try Samples.net {
            $0.levels = 4
            $0.deepSupervision = true
        }
        let pass = Pass(isTraining: true)
        let logits = try net.predict(.ones([1, 2, 4, 1]), condition: net.condition("liver"), pass: pass)
        let found = try Supervision(objective: objective, targets: [(target, 1)])(logits, pass.auxiliary).scalar()
        // 2 × 4 voxels in the middle of 8 × 8: three and two zeros before them.
        #expect(pass.auxiliary.map(\.factor) == [4, 2] && pass.auxiliary.map(\.margin) == [[3, 2], [3, 2]])
        var expected = try objective(logits, target).scalar()
        for coarse in pass.auxiliary {
            var known = target
            known.grid = CoarseGrid(
                size: Array(coarse.logits.shape[1...2]), factor: coarse.factor, margin: coarse.margin, image: [2, 4])
            expected += try objective(coarse.logits, known).scalar() / Double(coarse.factor)
        }
        #expect(abs(found - expected / 1.75) < 1e-6)
    }

    @Test func supervisedTrainingReachesTheCoarserHeads() throws {
        for head in [UNetHead.softmax, .joint] {
            let net = try Samples.net(head: head) {
                $0.levels = 3
                $0.deepSupervision = true
            }
            let coarse = try #require(net.namedParameters.first { $0.0 == "supervision.1.convolution.weight" }).1
            let before = coarse.value.floats
            try Samples.trainer(net).step()
            #expect(coarse.value.floats != before)
        }
    }
}

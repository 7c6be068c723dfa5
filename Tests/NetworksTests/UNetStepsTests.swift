import Foundations
import Labels
import Tensors
import Testing

@testable import Networks

@Suite struct UNetStepsTests {
    private func supervised(_ change: (inout UNetOptions) -> Void = { _ in }) throws -> UNet {
        try Samples.net(head: .softmax) {
            $0.levels = 4
            $0.deepSupervision = true
            change(&$0)
        }
    }

    @Test func coarserLevelsHaveTheirSayInTrainingOnly() throws {
        let net = try supervised()
        let pass = Pass(isTraining: true)
        let image = try Samples.normal([2, 30, 32, 1])
        _ = try net.predict(image, condition: nil, pass: pass)
        #expect(pass.auxiliary.map(\.factor) == [4, 2])
        #expect(pass.auxiliary.map(\.logits.shape) == [[2, 8, 8, 4], [2, 16, 16, 4]])
        #expect(pass.auxiliary.allSatisfy { $0.margin == [1, 0] })
        let silent = Pass()
        _ = try net.predict(image, condition: nil, pass: silent)
        #expect(silent.auxiliary.isEmpty)
    }

    @Test func theirHeadsAreTrained() throws {
        let net = try supervised {
            $0.levels = 3
            $0.features = 2
            $0.activation = .elu
        }
        let image = try Samples.normal([2, 8, 8, 1])
        let worst = try Samples.disagreement(net) {
            let pass = Pass(isTraining: true)
            let logits = try net.predict(image, condition: nil, pass: pass)
            return try Tensor.concatenated(
                [logits.reshaped([-1]), try #require(pass.auxiliary.first).logits.reshaped([-1])], axis: 0)
        }
        #expect(worst < 2e-2)
    }

    @Test func aConditionedNetworksCoarserHeadsAreConditionedToo() throws {
        let net = try Samples.net(condition: Samples.organs()) {
            $0.levels = 3
            $0.deepSupervision = true
            $0.conditionedLayers = 1
        }
        #expect(net.namedParameters.contains { $0.0 == "supervision.1.modulation.weight" })
        let modulated = net.blocks.filter { $0.modulation != nil }.map(\.path.group)
        #expect(modulated == ["supervision.1", "head"])
    }

    @Test func deepSupervisionNeedsACoarserLevel() {
        #expect(
            Samples.problem { _ = try Samples.net(head: .softmax) { $0.deepSupervision = true } }?.message
                == "deep_supervision needs at least 3 levels, found 2")
    }

    @Test func pooledFeaturesConditionTheDecoder() throws {
        let net = try Samples.net(condition: Samples.organs()) {
            $0.features = 2
            $0.activation = .elu
            $0.pooled = true
        }
        func inputs(_ place: String) -> Int? {
            net.namedParameters.first { $0.0 == "\(place).weight" }?.1.value.shape[0]
        }
        // The bottleneck of two levels has 4 features.
        #expect(inputs("encoder.1.modulation.1") == 64)
        #expect(inputs("decoder.0.modulation.0") == 68 && inputs("head.modulation") == 68)
        let image = try Samples.normal([2, 8, 8, 1])
        let condition = try net.condition(["liver", "spleen"])
        let worst = try Samples.disagreement(net) {
            try net.predict(image, condition: condition, pass: Pass(isTraining: true))
        }
        #expect(worst < 2e-2)
    }

    @Test func pooledFeaturesAreThoseOfTheImage() throws {
        var seen: [[Float]] = []
        let net = try Samples.net(condition: Samples.organs()) { $0.pooled = true }
        for seed in [1, 2] {
            let pass = Pass(recorder: { place, gamma, _ in if place == "head.modulation" { seen.append(gamma.floats) } }
            )
            _ = try net.predict(
                Samples.normal([1, 8, 8, 1], seed: UInt64(seed)), condition: net.condition("liver"), pass: pass)
        }
        #expect(seen.count == 2 && seen[0] != seen[1])
        // What modulates the encoder does not look at the image.
        #expect(try net.modulation().layers.count == 7)
    }

    @Test func checkpointingChangesNoBitsOfBranchesAndPooledFeatures() throws {
        func run(_ net: UNet, _ condition: Tensor?) throws -> [[Float]] {
            let y = try net.predict(
                Samples.normal([2, 8, 8, 1]), condition: condition,
                pass: Pass(isTraining: true, random: Samples.stream(5)))
            let gradients = try y.squared().sum().gradients()
            return try [y.floats] + net.namedParameters.map { try #require(gradients[$0.1.leaf]).floats }
        }
        func decoders(_ isCheckpointed: Bool) throws -> [[Float]] {
            try run(
                Samples.net(head: .decoders) {
                    $0.checkpointing = isCheckpointed
                    $0.dropout = 0.2
                }, nil)
        }
        #expect(try decoders(true) == decoders(false))
        func pooled(_ isCheckpointed: Bool) throws -> [[Float]] {
            let net = try Samples.net(condition: Samples.organs()) {
                $0.checkpointing = isCheckpointed
                $0.pooled = true
            }
            return try run(net, net.condition(["liver", "spleen"]))
        }
        #expect(try pooled(true) == pooled(false))
    }

    @Test func branchesAndSupervisionTakeMemory() throws {
        func bytes(_ head: UNetHead, _ change: (inout UNetOptions) -> Void = { _ in }) throws -> Int {
            let net = try Samples.net(head: head) {
                $0.levels = 3
                $0.features = 16
                change(&$0)
            }
            return try #require(net.trainingBytes(batch: 4, size: [128, 128])) - 20 * net.parameterCount
        }
        let voxels = 4 * 4 * 128 * 128
        // Two more decoders: two blocks of 16 channels, and two of 32 at half the size, each kept twice; and their heads.
        #expect(try bytes(.decoders) - bytes(.joint) == 2 * 2 * (2 * 16 + 2 * 32 / 4) * voxels)
        #expect(try bytes(.softmax) { $0.deepSupervision = true } - bytes(.softmax) == 2 * 4 / 4 * voxels)
    }
}

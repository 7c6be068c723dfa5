import Foundations
import Labels
import Tensors
import Testing

@testable import Networks

@Suite struct UNetTests {
    @Test func givesOneMapOfTheImagesSizeIn2DAnd3D() throws {
        let flat = try Samples.net(condition: Samples.organs())
        #expect(
            try flat.predict(Samples.normal([3, 16, 8, 1]), condition: flat.condition("liver", count: 3)).shape
                == [3, 16, 8, 1])
        let deep = try Samples.net(condition: Samples.organs()) { $0.dims = 3 }
        #expect(
            try deep.predict(Samples.normal([1, 8, 8, 8, 1]), condition: deep.condition("liver")).shape
                == [1, 8, 8, 8, 1])
    }

    @Test func padsOddSizesAndCropsBack() throws {
        let net = try Samples.net(condition: Samples.organs())
        let y = try net.predict(Samples.normal([1, 7, 9, 1]), condition: net.condition("liver"))
        #expect(y.shape == [1, 7, 9, 1])
        #expect(y.floats.allSatisfy { $0.isFinite })
    }

    @Test func answersDifferentlyForEachRegion() throws {
        let net = try Samples.net(condition: Samples.organs())
        let image = try Samples.normal([1, 8, 8, 1])
        let liver = try net.predict(image, condition: net.condition("liver"))
        let spleen = try net.predict(image, condition: net.condition("spleen"))
        #expect(Samples.largestDifference(liver, spleen) > 1e-3)
    }

    @Test func samplesOfABatchDoNotMix() throws {
        let net = try Samples.net(condition: Samples.organs())
        let first = try Samples.normal([1, 8, 8, 1], seed: 1)
        let second = try Samples.normal([1, 8, 8, 1], seed: 2)
        let both = try net.predict(
            Tensor.concatenated([first, second], axis: 0), condition: net.condition(["liver", "stomach"]))
        let alone = try net.predict(second, condition: net.condition("stomach"))
        let part = Array(both.floats.suffix(64))
        #expect(zip(part, alone.floats).allSatisfy { abs($0 - $1) < 1e-4 })
    }

    @Test(arguments: [2, 3], ConvolutionBlock.Order.allCases)
    func theFoldedDecoderGivesThePlainOnesNumbers(_ dims: Int, _ order: ConvolutionBlock.Order) throws {
        func run(_ isFolded: Bool) throws -> [Tensor] {
            let net = try Samples.net(condition: Samples.organs()) {
                $0.dims = dims
                $0.levels = 3
                $0.order = order
                $0.norm = order == .paper ? .none : .instance
                $0.decoder = isFolded ? .folded : .plain
            }
            let image = try Samples.normal([2] + [Int](repeating: 16, count: dims) + [1])
            let y = try net.predict(
                image, condition: net.condition(["liver", "spleen"]), pass: Pass(isTraining: true))
            let gradients = try y.squared().sum().gradients()
            return try [y] + net.namedParameters.map { try #require(gradients[$0.1.leaf]) }
        }
        for (folded, plain) in zip(try run(true), try run(false)) {
            let scale = plain.floats.reduce(Float(0)) { max($0, abs($1)) }
            #expect(Samples.largestDifference(folded, plain) <= 1e-4 * max(scale, 1e-3))
        }
    }

    @Test(arguments: ConvolutionBlock.Order.allCases, [true, false])
    func aPassWithoutGradientsGivesTheSameBits(_ order: ConvolutionBlock.Order, _ isLate: Bool) throws {
        let net = try Samples.net(condition: Samples.organs()) {
            $0.levels = 3
            $0.order = order
            $0.norm = .none
            $0.dropout = 0.2
            $0.conditionedLayers = isLate ? 4 : nil
        }
        let (image, condition) = (try Samples.normal([2, 40, 32, 1]), try net.condition(["liver", "spleen"]))
        func run() throws -> Tensor {
            try net.predict(image, condition: condition, pass: Pass(dropsOut: true, random: Samples.stream(3)))
        }
        let recorded = try run()
        #expect(recorded.isRecorded)
        #expect(try withoutTape { try run() }.floats == recorded.floats)
    }

    @Test(arguments: Normalisation.allCases) func checkpointingChangesNoBits(_ norm: Normalisation) throws {
        func run(_ isCheckpointed: Bool) throws -> [[Float]] {
            let net = try Samples.net(condition: Samples.organs()) {
                $0.norm = norm
                $0.dropout = 0.2
                $0.checkpointing = isCheckpointed
            }
            let pass = Pass(isTraining: true, random: Samples.stream(5))
            let y = try net.predict(
                Samples.normal([2, 16, 16, 1]), condition: net.condition(["liver", "spleen"]), pass: pass)
            let gradients = try y.squared().sum().gradients()
            let trained = net.namedParameters.filter(\.1.isTrained)
            return try [y.floats] + trained.map { try #require(gradients[$0.1.leaf]).floats }
                + pass.updates.map(\.value.floats)
        }
        #expect(try run(true) == run(false))
    }

    @Test func theMemoryOfAStepIsEstimated() throws {
        let net = try UNet(.conemos, condition: Samples.organs(), modulation: FiLMFactory(), stream: Samples.stream())
        let image = try Samples.normal([4, 128, 128, 1])
        let estimate = try #require(net.trainingBytes(batch: 4, size: [128, 128]))
        let before = Tensor.memoryUsage.used
        let y = try net.predict(image, condition: net.condition("liver", count: 4), pass: Pass(isTraining: true))
        let kept = Tensor.memoryUsage.used - before
        #expect(kept > estimate / 3 && kept < estimate, "\(kept) of \(estimate)")
        withExtendedLifetime(y) {}
    }

    /// Counted by hand from the peer network: levels 4, features 16, 5 regions, paper's order.
    @Test func hasThePublishedNumberOfParameters() throws {
        let regions = try Hierarchy((1...5).map { .leaf("r\($0)", $0) })
        let net = try UNet(.conemos, condition: regions, modulation: FiLMFactory(), stream: Samples.stream())
        let features = [16, 32, 64, 128]
        var convolutions = 16
        var channels: [Int] = [1]
        for (level, count) in features.enumerated() {
            convolutions += 9 * ((level == 0 ? 1 : features[level - 1]) * count + count * count)
            channels += [count, count]
        }
        for level in 0..<3 {
            convolutions +=
                9 * ((features[level] + features[level + 1]) * features[level] + features[level] * features[level])
            channels += [features[level], features[level]]
        }
        let films = channels.reduce(0) { $0 + 65 * 2 * $1 }
        let auxiliary = 5 * 64 + 64 + 3 * 65 * 64
        #expect(net.parameterCount == convolutions + films + auxiliary)
    }

    @Test func namesAreThePlaces() throws {
        let net = try Samples.net(condition: Samples.organs())
        let names = net.namedParameters.map(\.0)
        #expect(names.first == "condition.dense.0.weight")
        #expect(names.contains("encoder.0.convolution.1.weight"))
        #expect(names.contains("decoder.0.modulation.0.bias"))
        #expect(names.contains("head.convolution.weight"))
        #expect(Set(names).count == names.count)
        #expect(net.namedParameters.allSatisfy { $0.0 == $0.1.name })
    }

    @Test func aConditionedNetworkHasNoBiasInItsConvolutions() throws {
        let net = try Samples.net(condition: Samples.organs())
        #expect(!net.namedParameters.contains { $0.0.contains("convolution") && $0.0.hasSuffix("bias") })
    }

    @Test func onlyTheLastConvolutionsAreConditioned() throws {
        let net = try Samples.net(condition: Samples.organs()) { $0.conditionedLayers = 3 }
        let modulated = net.blocks.filter { $0.modulation != nil }.map { $0.path.of("modulation") }
        #expect(modulated == ["decoder.0.modulation.0", "decoder.0.modulation.1", "head.modulation"])
        #expect(net.namedParameters.contains { $0.0 == "encoder.0.norm.0.scale" })
    }

    @Test func withoutModulationEachRegionHasItsChannel() throws {
        let net = try Samples.net(condition: Samples.organs(), modulation: NoModulation())
        let image = try Samples.normal([1, 8, 8, 1])
        let all = try net.predict(image, condition: nil)
        #expect(all.shape == [1, 8, 8, 3])
        let spleen = try net.predict(image, condition: net.condition("spleen"))
        #expect(spleen.shape == [1, 8, 8, 1])
        let channel = stride(from: 1, to: all.count, by: 3).map { all.floats[$0] }
        #expect(zip(spleen.floats, channel).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    @Test func withoutAConditionItHasTheOutputsAskedFor() throws {
        let net = try Samples.net(condition: nil, modulation: NoModulation()) { $0.outputs = 5 }
        #expect(try net.predict(Samples.normal([2, 8, 8, 1]), condition: nil).shape == [2, 8, 8, 5])
        #expect(throws: Problem.self) { try Samples.net(condition: nil, modulation: FiLMFactory()) }
    }

    @Test func takesAModulationOfTheUsers() throws {
        let net = try Samples.net(condition: Samples.organs(), modulation: GatedFactory())
        #expect(net.namedParameters.contains { $0.0 == "encoder.0.modulation.0.project.weight" })
        #expect(net.modulationName == "gated")
        let y = try net.predict(Samples.normal([1, 8, 8, 1]), condition: net.condition("liver"))
        #expect(y.shape == [1, 8, 8, 1])
    }

    @Test func everyParameterGetsAGradient() throws {
        let net = try Samples.net(condition: Samples.organs())
        let image = try Samples.normal([2, 8, 8, 1])
        let logits = try net.predict(
            image, condition: net.condition(["liver", "spleen"]), pass: Pass(isTraining: true))
        let gradients = try (logits * logits).mean().gradients()
        for (name, parameter) in net.namedParameters {
            let gradient = gradients[parameter.leaf]
            #expect(gradient?.shape == parameter.value.shape, "\(name)")
            #expect(gradient?.floats.contains { $0 != 0 } == true, "\(name)")
        }
    }

    @Test func theSameSeedGivesTheSameWeightsAndAnotherSeedOthers() throws {
        let organs = try Samples.organs()
        let digest = try Samples.net(condition: organs, seed: 1).stateDigest
        #expect(try Samples.net(condition: organs, seed: 1).stateDigest == digest)
        #expect(try Samples.net(condition: organs, seed: 2).stateDigest != digest)
    }

    @Test func showsBothShapesWhereTheyDoNotFit() throws {
        let net = try Samples.net(condition: Samples.organs())
        let channels = Samples.problem { _ = try net.predict(.ones([1, 8, 8, 2]), condition: net.condition("liver")) }
        #expect(channels?.message == "a 2D network of 1 channels got an image of shape [1, 8, 8, 2]")
        #expect(channels?.remedy == "it takes [n, x, y, 1]")
        let rows = Samples.problem { _ = try net.predict(.ones([2, 8, 8, 1]), condition: net.condition("liver")) }
        #expect(rows?.message == "the condition must have shape [2, 3], found [1, 3]")
        let none = Samples.problem { _ = try net.predict(.ones([2, 8, 8, 1]), condition: nil) }
        #expect(none?.message == "the condition must have shape [2, 3], and none was given")
    }

    @Test func stopsWhereItIsAskedTo() throws {
        let net = try Samples.net(condition: Samples.organs())
        let (image, condition) = (try Samples.normal([1, 8, 8, 1]), try net.condition("liver"))
        let cancellation = Cancellation()
        cancellation.request()
        Cancellation.$current.withValue(cancellation) {
            #expect(throws: Interrupted.self) { try net.predict(image, condition: condition) }
        }
    }
}

import Foundations
import Labels
import Tensors
import Testing

@testable import Networks

@Suite struct UNetHeadTests {
    @Test(arguments: UNetHead.allCases) func channelsAreThoseOfTheHead(_ head: UNetHead) throws {
        let net = try Samples.net(head: head)
        let all = try net.predict(Samples.normal([2, 8, 8, 1]), condition: nil)
        let expected: [UNetHead: (NetworkOutput, Int)] = [
            .softmax: (.leaves, 4), .sigmoid: (.foregroundLeaves, 3), .joint: (.regions, 3), .heads: (.regions, 3),
            .decoders: (.regions, 3),
        ]
        #expect(net.output == expected[head]?.0)
        #expect(all.shape == [2, 8, 8, expected[head]?.1 ?? 0])
        #expect(!net.isModulated && net.conditionEncoder == nil)
    }

    @Test(arguments: UNetHead.allCases) func gradientsAreThoseOfFiniteDifferences(_ head: UNetHead) throws {
        let net = try Samples.net(head: head) {
            $0.features = 2
            $0.activation = .elu
        }
        let image = try Samples.normal([2, 8, 8, 1])
        let worst = try Samples.disagreement(net) {
            try net.predict(image, condition: nil, pass: Pass(isTraining: true))
        }
        #expect(worst < 2e-2)
    }

    @Test func aHeadOfItsOwnIsAConvolutionToOneFeatureAndALastOne() throws {
        let joint = try Samples.net(head: .joint)
        let net = try Samples.net(head: .heads)
        // Per region 9 · 4 weights to one feature, its norm's scale and shift, then a weight and a bias; the joint head has
        // 4 weights and a bias for each.
        #expect(net.parameterCount == joint.parameterCount - 3 * 5 + 3 * (9 * 4 + 2 + 2))
        let names = net.namedParameters.map(\.0)
        #expect(names.contains("spleen.head.convolution.0.weight") && names.contains("spleen.head.convolution.1.bias"))
    }

    @Test func aDecoderOfItsOwnHasAllItsBlocks() throws {
        let joint = try Samples.net(head: .joint)
        let net = try Samples.net(head: .decoders)
        let decoder = joint.namedParameters.filter { $0.0.hasPrefix("decoder") }.reduce(0) { $0 + $1.1.value.count }
        #expect(net.parameterCount == joint.parameterCount + 2 * decoder)
        #expect(net.namedParameters.contains { $0.0 == "stomach.decoder.0.convolution.1.weight" })
        #expect(Set(net.namedParameters.map(\.0)).count == net.namedParameters.count)
        // Each starts with weights of its own.
        let weights = net.namedParameters.filter { $0.0.hasSuffix("decoder.0.convolution.0.weight") }
        #expect(Set(weights.map { $0.1.value.floats }).count == 3)
    }

    @Test func regionsOfLeavesAreAskedForLikeAnyRegion() throws {
        let net = try Samples.net(head: .softmax)
        let image = try Samples.normal([1, 8, 8, 1])
        let liver = try net.predict(image, condition: net.condition("liver")).sigmoid().floats
        let leaves = try net.predict(image, condition: nil).softmax(axis: -1).floats
        for voxel in 0..<64 { #expect(abs(liver[voxel] - leaves[4 * voxel + 1]) < 1e-5) }
        let maps = try net.probabilities(image.reshaped([8, 8]), regions: ["stomach", "liver"])
        #expect(maps.shape == [2, 8, 8])
        #expect(zip(maps.floats.suffix(64), liver).allSatisfy { abs($0 - $1) < 1e-5 })
    }

    @Test func whatDoesNotGoTogetherIsNamed() throws {
        let organs = try Samples.organs()
        func message(
            _ head: UNetHead?, condition: Hierarchy? = nil, leaves: Hierarchy? = nil, film: Bool = false
        ) -> String {
            let found = Samples.problem {
                _ = try UNetHead.resolve(head, condition: condition, leaves: leaves, isModulated: film)
            }
            return "\(found?.message ?? "") | \(found?.remedy ?? "")"
        }
        #expect(message(nil, condition: organs, leaves: organs).contains("not both"))
        #expect(message(.heads, leaves: organs).contains("give the hierarchy as `condition:`"))
        #expect(message(.softmax, condition: organs).contains("give the hierarchy as `outputs:`"))
        #expect(message(.joint, condition: organs, film: true).contains("`modulation: none`"))
        #expect(message(.decoders).contains("give the hierarchy as `condition:`"))
        #expect(message(.sigmoid).contains("head \"sigmoid\" gives the leaves"))
        #expect(
            Samples.problem {
                _ = try Samples.net(head: .heads) {
                    $0.levels = 3; $0.deepSupervision = true
                }
            }?.argument
                == "deep_supervision")
        #expect(Samples.problem { _ = try Samples.net(head: .joint) { $0.pooled = true } }?.argument == "pooled")
        #expect(
            Samples.problem {
                _ = try UNet(
                    UNetOptions(), condition: nil, leaves: organs, modulation: FiLMFactory(), stream: Samples.stream())
            }?.message.contains("nothing to be conditioned on") == true)
    }
}

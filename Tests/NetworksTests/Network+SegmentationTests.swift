import Foundations
import Labels
import Tensors
import Testing

@testable import Networks

@Suite struct NetworkSegmentationTests {
    /// A network whose output is the same everywhere: the bias of its last convolution.
    private func constant(_ biases: [Float], head: UNetHead) throws -> UNet {
        let net = try Samples.net(head: head)
        for (name, parameter) in net.namedParameters where name.hasPrefix("head") {
            parameter.value =
                name.hasSuffix("bias")
                ? try Tensor(biases, shape: [biases.count]) : try .zeros(parameter.value.shape)
        }
        return net
    }

    @Test func aSoftmaxIsDecidedByTheMostProbableLeaf() throws {
        let both = try Samples.organs().with([("both", ["liver", "spleen"])])
        let leaves = try Samples.net(head: .softmax)
        var options = leaves.options
        options.head = .softmax
        let net = try UNet(options, condition: nil, leaves: both, modulation: NoModulation(), stream: Samples.stream())
        for (name, parameter) in net.namedParameters where name.hasPrefix("head") {
            // Background 0.4, liver and spleen 0.29 each: together more probable than background, alone less.
            parameter.value =
                name.hasSuffix("bias")
                ? try Tensor([0.4, 0.29, 0.29, 0.02], shape: [4]).log() : try .zeros(parameter.value.shape)
        }
        let image = try Samples.normal([8, 8])
        #expect(try net.probabilities(image, regions: ["both"]).floats.allSatisfy { abs($0 - 0.58) < 1e-4 })
        #expect(try net.segmentation(image, regions: ["both"])[0].allSatisfy { !$0 })
    }

    @Test func aRegionHoldsWhereItsLeafWins() throws {
        let net = try constant([0, 2, 1, -1], head: .softmax)
        let found = try net.segmentation(Samples.normal([8, 8]), regions: ["spleen", "liver"])
        #expect(found.map { $0.allSatisfy { $0 } } == [false, true])
    }

    @Test func otherwiseTheProbabilityDecides() throws {
        let net = try constant([0.1, -0.1, 3], head: .joint)
        #expect(try net.segmentation(Samples.normal([8, 8])).map { $0.allSatisfy { $0 } } == [true, false, true])
        #expect(try net.segmentation(Samples.normal([8, 8]))[1].allSatisfy { !$0 })
    }

    @Test func anUnknownRegionIsNamed() throws {
        let net = try constant([0, 2, 1, -1], head: .softmax)
        let problem = Samples.problem { _ = try net.segmentation(Samples.normal([8, 8]), regions: ["livr"]) }
        #expect(problem?.remedy == "did you mean \"liver\"?")
    }
}

import Foundations
import Tensors
import Testing

@testable import Networks

@Suite struct ConvolutionBlockTests {
    private func block(_ order: ConvolutionBlock.Order) throws -> (ConvolutionBlock, FiLM) {
        var stream = Samples.stream()
        let film = try FiLM(channels: 1, conditionSize: 1, stream: &stream)
        // gamma 0, beta -1
        film.dense.weight.value = try Tensor([0, -1], shape: [1, 2])
        let convolution = try Convolution(
            dims: 2, channelsIn: 1, channelsOut: 1, kernel: 1, bias: false, stream: &stream)
        convolution.weight.value = try .ones([1, 1, 1, 1])
        let block = ConvolutionBlock(
            path: BlockPath(group: "encoder.0", index: 1), convolution: convolution, norm: nil, modulation: film,
            activation: .relu, order: order)
        return (block, film)
    }

    @Test func modulatesBeforeTheActivationByDefault() throws {
        let y = try block(.modulated).0(Tensor([-2, 0.5, 3, 1], shape: [1, 2, 2, 1]), Pass(embedding: .ones([1, 1])))
        #expect(y.floats == [0, 0, 2, 0])
    }

    @Test func modulatesLastInThePapersOrder() throws {
        let y = try block(.paper).0(Tensor([-2, 0.5, 3, 1], shape: [1, 2, 2, 1]), Pass(embedding: .ones([1, 1])))
        #expect(y.floats == [-1, -0.5, 2, 0])
    }

    @Test func namesItsParametersByPlace() throws {
        #expect(
            try block(.paper).0.namedParameters.map(\.0) == [
                "encoder.0.convolution.1.weight", "encoder.0.modulation.1.weight", "encoder.0.modulation.1.bias",
            ])
    }

    @Test func aHeadHasNoIndex() {
        #expect(BlockPath(group: "head", index: nil).of("convolution") == "head.convolution")
    }

    @Test func theFusedWayGivesWhatTheStepsGive() throws {
        var stream = Samples.stream()
        let film = try FiLM(channels: 4, conditionSize: 3, stream: &stream)
        let convolution = try Convolution(dims: 2, channelsIn: 2, channelsOut: 4, bias: false, stream: &stream)
        let block = ConvolutionBlock(
            path: BlockPath(group: "encoder.0", index: 0), convolution: convolution,
            norm: try InstanceNorm(channels: 4), modulation: film, activation: .leakyRelu(slope: 0.2),
            order: .modulated)
        let (x, z) = (try Samples.normal([2, 6, 5, 2]), try Samples.normal([2, 3], seed: 2))
        let steps = try film(
            InstanceNorm(channels: 4)(convolution(x), Pass()), z, Pass()
        ).leakyRelu(0.2)
        #expect(Samples.largestDifference(try block(x, Pass(embedding: z)), steps) < 1e-5)
    }

    /// With the tape on each thing is an operation of its own.
    @Test(arguments: ConvolutionBlock.Order.allCases, [Activation.relu, .leakyRelu(slope: 0.2), .elu, .none])
    func aPassWithoutGradientsGivesTheSameBits(_ order: ConvolutionBlock.Order, _ activation: Activation) throws {
        var stream = Samples.stream()
        let (x, z) = (try Samples.normal([2, 6, 5, 2]), try Samples.normal([2, 3], seed: 2))
        let film = try FiLM(channels: 4, conditionSize: 3, stream: &stream)
        for modulation in [film, nil] {
            for norm in [try InstanceNorm(channels: 4), nil] {
                let block = ConvolutionBlock(
                    path: BlockPath(group: "encoder.0", index: 0),
                    convolution: try Convolution(dims: 2, channelsIn: 2, channelsOut: 4, stream: &stream), norm: norm,
                    modulation: modulation, activation: activation, order: order)
                let recorded = try block(x, Pass(embedding: z))
                #expect(recorded.isRecorded)
                #expect(try withoutTape { try block(x, Pass(embedding: z)) }.floats == recorded.floats)
            }
        }
    }
}

import Foundations
import TestSupport
import Testing

@testable import Tensors

@Suite struct ConvolutionFinishTests {
    /// What can follow, for a result of a shape: FiLM for each sample or for all, with and without a ReLU, a ReLU alone.
    private func finishes(_ shape: [Int]) throws -> [ConvolutionFinish] {
        let (samples, channels) = (shape[0], shape[shape.count - 1])
        let film = try FiniteDifferences.inputs([[samples, channels], [samples, channels]], seed: 5)
        let same = try FiniteDifferences.inputs([[channels], [channels]], seed: 6)
        return [
            ConvolutionFinish(slope: 0, film: (film[0], film[1])),
            ConvolutionFinish(slope: 0.2, film: (same[0], same[1])),
            ConvolutionFinish(film: (film[0], film[1])),
            ConvolutionFinish(slope: 0), ConvolutionFinish(slope: 0.1), ConvolutionFinish(),
        ]
    }

    @Test(arguments: ConvolutionCase.all) func piecesGetTheBitsOfTheSeparatePass(_ example: ConvolutionCase) throws {
        let inputs = try FiniteDifferences.inputs([example.x, example.weight, [example.weight.last ?? 0]])
        let shape = try ConvolutionShape(
            example.x, example.weight, stride: example.stride, padding: example.padding,
            transposed: example.transposed)
        let x = try ConvolutionOperand(inputs[0])
        let plain = try Tensor.forward(x, inputs[1], inputs[2], shape)
        for finish in try finishes(plain.shape) {
            let pieces = try Tensor.forward(x, inputs[1], inputs[2], shape, then: finish)
            #expect(pieces.bitPatterns == (try finish(plain).bitPatterns))
        }
    }

    @Test(arguments: SkipCase.all) func aDecodersConvolutionToo(_ example: SkipCase) throws {
        let inputs = try example.inputs()
        let (skip, coarse, weight, bias) = (inputs[0], inputs[1], inputs[2], inputs[3])
        let plain = try Tensor.skipConvolution(skip: skip, coarse: coarse, weight: weight, bias: bias)
        let part = try #require(try SkipPart(skip, weight: weight, bias: bias))
        let first = try #require(
            try SkipPart(skip.sliced([.range(from: 0, to: 1, step: 1)]), weight: weight, bias: bias))
        for finish in try finishes(plain.shape) {
            let pieces = try Tensor.skipConvolution(
                skip: skip, coarse: coarse, weight: weight, bias: bias, then: finish)
            #expect(pieces.bitPatterns == (try finish(plain).bitPatterns))
            for part in [part, first] {
                let finished = try part(coarse, then: finish)
                #expect(finished.bitPatterns == (try finish(part(coarse)).bitPatterns))
            }
        }
    }

    @Test func aRecordedConvolutionGivesTheSameBitsAndItsGradients() throws {
        let inputs = try FiniteDifferences.inputs([[2, 6, 5, 3], [3, 3, 3, 4], [2, 4], [2, 4]])
        func run(_ x: [Tensor]) throws -> Tensor {
            try x[0].convolution(x[1], then: ConvolutionFinish(slope: 0.1, film: (x[2], x[3])))
        }
        let recorded = try run(inputs.map { $0.watched() })
        #expect(recorded.isRecorded)
        #expect(try run(inputs).bitPatterns == recorded.bitPatterns)
        #expect(try FiniteDifferences.disagreement(inputs, step: 1e-3, limit: 30, run) < 2e-2)
        // A gradient of the modulation alone is asked for, too.
        let gamma = inputs[2].watched()
        #expect(try run([inputs[0], inputs[1], gamma, inputs[3]]).sum().gradients()[gamma] != nil)
    }
}

extension Tensor {
    /// The elements as they are stored, so that 0 and −0 differ and what is not a number equals itself.
    var bitPatterns: [UInt32] { floats.map(\.bitPattern) }
}

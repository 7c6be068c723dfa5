import Foundations

/// What of a decoder's convolution (`Tensor.skipConvolution`) is the same whatever comes from below: the part that the skip
/// contributes, bias included, and the folded kernel of the rest. To be used with many coarse tensors; nothing is recorded.
public struct SkipPart: Sendable {
    /// [n, …, co], or [1, …, co] for all of a batch.
    private let part: Tensor
    private let kernel: UpsampledKernel
    private let folded: Tensor
    private let precision: Precision

    /// Of a skip [n, …, cs] and weights [3…, cs + cu, co]; nil where the convolution cannot be taken apart.
    public init?(_ skip: Tensor, weight: Tensor, bias: Tensor? = nil, precision: Precision = .float32) throws {
        guard weight.rank == skip.rank, weight.shape.dropLast(2).allSatisfy({ $0 == 3 }),
            skip.shape[skip.rank - 1] < weight.shape[weight.rank - 2]
        else { return nil }
        let channels = skip.shape[skip.rank - 1]
        let rest = weight.shape[weight.rank - 2] - channels
        kernel = UpsampledKernel(
            dimensions: skip.rank - 2, channelsIn: rest, channelsOut: weight.shape[weight.rank - 1])
        self.precision = precision
        (part, folded) = try withoutTape { [kernel] in
            let weights = try weight.asFloats().split(sizes: [channels, rest], axis: -2)
            let part = try skip.convolution(weights[0], bias: bias, precision: precision)
            return (part, try kernel.folded(weights[1]))
        }
    }

    /// The convolution of the skip with a coarse tensor [n, …/2, cu], and its finish.
    public func callAsFunction(_ coarse: Tensor, then finish: ConvolutionFinish? = nil) throws -> Tensor {
        try withoutTape {
            let shape = try ConvolutionShape(
                coarse.shape, kernel.large, stride: [2], padding: .same, transposed: true, precision: precision)
            guard part.shape[0] == 1 || part.shape[0] == shape.batch,
                part.shape.dropFirst() == shape.resultShape.dropFirst()
            else {
                throw Problem(
                    .shape,
                    "a coarse tensor of shape \(coarse.shape) does not fit a skip's part of shape \(part.shape)",
                    remedy: "the skip has twice the coarse sizes")
            }
            let x = try ConvolutionOperand(coarse.asFloats(), precision)
            return try .forward(x, folded, nil, shape, adding: part, then: finish)
        }
    }
}

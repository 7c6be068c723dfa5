import Foundations

extension Tensor {
    /// The convolution of a decoder: of `skip` [n, …, cs] concatenated with `coarse` [n, …/2, cu] upsampled by 2 (nearest),
    /// with weights [3…, cs + cu, co].
    ///
    /// Neither the upsampled nor the concatenated tensor is made. A convolution is linear in its input channels, so each
    /// part takes its own slice of the weights, and the upsampled part is a transposed convolution (`UpsampledKernel`):
    /// of 27 · cu products per voxel 8 · cu are left in 3D. The same numbers as the plain way but for rounding; kernels
    /// other than 3^d go the plain way. `finish` is done to the result.
    public static func skipConvolution(
        skip: Tensor, coarse: Tensor, weight: Tensor, bias: Tensor? = nil, precision: Precision = .float32,
        then finish: ConvolutionFinish? = nil
    ) throws -> Tensor {
        let fine = coarse.rank < 2 ? [] : coarse.shape[1..<(coarse.rank - 1)].map { $0 * 2 }
        guard coarse.rank == skip.rank, skip.rank == weight.rank, skip.rank >= 3, skip.shape[0] == coarse.shape[0],
            Array(skip.shape[1..<(skip.rank - 1)]) == fine,
            weight.shape[weight.rank - 2] == skip.shape[skip.rank - 1] + coarse.shape[coarse.rank - 1]
        else {
            throw Problem(
                .shape,
                "a skip of shape \(skip.shape), a coarse tensor of shape \(coarse.shape) and weights of shape "
                    + "\(weight.shape) do not fit together",
                remedy: "the skip has twice the coarse sizes, and the weights as many channels as both together")
        }
        if weight.shape.dropLast(2).allSatisfy({ $0 == 3 }), skip.count > 0, coarse.count > 0,
            let result = try SkipConvolution(skip, coarse, weight, precision).run(skip, coarse, weight, bias, finish)
        {
            return result
        }
        return try plainSkipConvolution(
            skip: skip, coarse: coarse, weight: weight, bias: bias, precision: precision, then: finish)
    }

    /// The same, upsampled and concatenated: the plain way, which the fast one is compared with.
    public static func plainSkipConvolution(
        skip: Tensor, coarse: Tensor, weight: Tensor, bias: Tensor? = nil, precision: Precision = .float32,
        then finish: ConvolutionFinish? = nil
    ) throws -> Tensor {
        try concatenated([skip, coarse.upsampledNearest(factor: 2)], axis: -1)
            .convolution(weight, bias: bias, precision: precision, then: finish)
    }
}

/// The two convolutions that a decoder's first one is the sum of.
private struct SkipConvolution {
    let skip: ConvolutionShape
    let coarse: ConvolutionShape
    let kernel: UpsampledKernel

    init(_ skip: Tensor, _ coarse: Tensor, _ weight: Tensor, _ precision: Precision) throws {
        let dimensions = skip.rank - 2
        let (cs, cu, co) = (skip.shape[skip.rank - 1], coarse.shape[coarse.rank - 1], weight.shape[weight.rank - 1])
        kernel = UpsampledKernel(dimensions: dimensions, channelsIn: cu, channelsOut: co)
        let spatial = [Int](repeating: 3, count: dimensions)
        self.skip = try ConvolutionShape(
            skip.shape, spatial + [cs, co], stride: [1], padding: .same, transposed: false, precision: precision)
        self.coarse = try ConvolutionShape(
            coarse.shape, kernel.large, stride: [2], padding: .same, transposed: true, precision: precision)
    }

    /// nil where the library has no kernel for one of them.
    func run(
        _ skip: Tensor, _ coarse: Tensor, _ weight: Tensor, _ bias: Tensor?, _ finish: ConvolutionFinish?
    ) throws -> Tensor? {
        let precision = self.skip.precision
        let x = try ConvolutionOperand(skip.asFloats(), precision)
        let u = try ConvolutionOperand(coarse.asFloats(), precision)
        let parts = try withoutTape {
            try weight.asFloats().detached().split(sizes: [self.skip.inputChannels, self.kernel.channelsIn], axis: -2)
        }
        let folded = try self.kernel.folded(parts[1])
        let inputs = [skip, coarse, weight] + (bias.map { [$0] } ?? [])
        let isRecording = Tensor.isRecording(inputs + (finish?.inputs ?? []))
        let ofPieces = isRecording ? nil : try PieceFinish(finish, to: self.skip.resultShape)
        let y = try Tensor(uninitialized: self.skip.resultShape)
        guard try ConvolutionPlan.run(.forward, self.coarse, u, ConvolutionOperand(folded), into: y),
            try ConvolutionPlan.run(
                .forward, self.skip, x, ConvolutionOperand(parts[0]), bias: bias?.asFloats(), adding: true,
                then: ofPieces,
                into: y)
        else { return nil }
        guard isRecording else { return y }
        let (needsSkip, needsCoarse, needsWeight) = (skip.isRecorded, coarse.isRecorded, weight.isRecorded)
        let (skipShape, coarseShape, kernel) = (self.skip, self.coarse, self.kernel)
        let recorded = Tensor.operation(inputs: inputs, output: y, name: "skip_convolution") { dy in
            let up = try ConvolutionOperand(dy, precision)
            let dSkip = needsSkip ? try Tensor.backwardData(up, parts[0], skipShape) : nil
            let dCoarse = needsCoarse ? try Tensor.backwardData(up, folded, coarseShape) : nil
            var dWeight: Tensor?
            if needsWeight {
                dWeight = try .concatenated(
                    [
                        .backwardWeights(x, up, skipShape),
                        kernel.unfolded(.backwardWeights(u, up, coarseShape)),
                    ], axis: -2)
            }
            return [dSkip, dCoarse, dWeight, bias == nil ? nil : try dy.summed(to: [skipShape.outputChannels])]
        }
        return try finish?(recorded) ?? recorded
    }
}

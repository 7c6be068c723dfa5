import COneDNN
import Foundations

extension Tensor {
    /// The convolution (cross-correlation, as networks have it) of x [n, …, ci] with weights [k…, ci, co], plus a bias [co]:
    /// y[n, p, o] = b[o] + Σ_k Σ_i x[n, p · stride + k − before, i] w[k, i, o], over 1 to 3 spatial axes. In `.bf16` x, w
    /// and dy are rounded to bfloat16 before they are multiplied, and only that copy of x is kept for the gradient.
    /// `finish` is done to the result.
    public func convolution(
        _ weight: Tensor, bias: Tensor? = nil, stride: [Int] = [1], padding: Padding = .same,
        precision: Precision = .float32, then finish: ConvolutionFinish? = nil
    ) throws -> Tensor {
        let shape = try ConvolutionShape(
            shape, weight.shape, stride: stride, padding: padding, transposed: false, precision: precision)
        return try convolved(weight, bias, shape, then: finish)
    }

    public func convolution(
        _ weight: Tensor, bias: Tensor? = nil, stride: Int, padding: Padding = .same
    ) throws -> Tensor {
        try convolution(weight, bias: bias, stride: [stride], padding: padding)
    }

    /// The transposed convolution of x [n, …, ci] with weights [k…, ci, co]: every input element lays its multiple of the
    /// kernel down at its place times the stride. With padding `.same` the result has the input's size times the stride
    /// (what overlaps is cut off evenly), with `.valid` (size − 1) · stride + k.
    public func transposedConvolution(
        _ weight: Tensor, bias: Tensor? = nil, stride: [Int] = [2], padding: Padding = .same,
        precision: Precision = .float32
    ) throws -> Tensor {
        let shape = try ConvolutionShape(
            shape, weight.shape, stride: stride, padding: padding, transposed: true, precision: precision)
        return try convolved(weight, bias, shape)
    }

    public func transposedConvolution(
        _ weight: Tensor, bias: Tensor? = nil, stride: Int, padding: Padding = .same
    ) throws -> Tensor {
        try transposedConvolution(weight, bias: bias, stride: [stride], padding: padding)
    }

    private func convolved(
        _ weight: Tensor, _ bias: Tensor?, _ shape: ConvolutionShape, then finish: ConvolutionFinish? = nil
    ) throws -> Tensor {
        if let bias, bias.shape != [shape.outputChannels] {
            throw Problem(
                .shape, "a bias of shape \(bias.shape) does not fit \(shape.outputChannels) result channels",
                remedy: "it should have shape [\(shape.outputChannels)]", argument: "bias")
        }
        let x = try ConvolutionOperand(asFloats(), shape.precision)
        let w = try weight.asFloats().detached()
        let b = try bias?.asFloats().detached()
        let inputs = [self, weight] + (bias.map { [$0] } ?? [])
        guard Tensor.isRecording(inputs + (finish?.inputs ?? [])) else {
            return try Tensor.forward(x, w, b, shape, then: finish)
        }
        let y = try Tensor.forward(x, w, b, shape)
        let (needsX, needsW, needsB) = (isRecorded, weight.isRecorded, bias?.isRecorded ?? false)
        let recorded = Tensor.operation(inputs: inputs, output: y, name: "convolution") { dy in
            let up = try ConvolutionOperand(dy, shape.precision)
            let dx = needsX ? try Tensor.backwardData(up, w, shape) : nil
            let dw = needsW ? try Tensor.backwardWeights(x, up, shape) : nil
            return [dx, dw, needsB ? try dy.summed(to: [shape.outputChannels]) : nil]
        }
        return try finish?(recorded) ?? recorded
    }

    /// The convolution and its finish, nothing of it recorded; `addend`, of the result's shape or of one sample for all, is
    /// added between the two.
    static func forward(
        _ x: ConvolutionOperand, _ w: Tensor, _ b: Tensor?, _ shape: ConvolutionShape, adding addend: Tensor? = nil,
        then finish: ConvolutionFinish? = nil
    ) throws -> Tensor {
        let y = try Tensor(uninitialized: shape.resultShape)
        let ofPieces = try PieceFinish(finish, adding: addend, to: shape.resultShape)
        if try ConvolutionPlan.run(.forward, shape, x, ConvolutionOperand(w), bias: b, then: ofPieces, into: y) {
            return y
        }
        var plain = try ReferenceConvolution(shape: shape).forward(x.floats(), w)
        if let b { plain = try plain + b }
        if let addend { plain = try plain + addend }
        return try withoutTape { try finish?(plain) ?? plain }
    }

    static func backwardData(_ dy: ConvolutionOperand, _ w: Tensor, _ shape: ConvolutionShape) throws -> Tensor {
        let dx = try Tensor(uninitialized: shape.inputShape)
        if try ConvolutionPlan.run(.backwardData, shape, dy, ConvolutionOperand(w), into: dx) { return dx }
        return try ReferenceConvolution(shape: shape).backwardData(dy.floats(), w)
    }

    static func backwardWeights(
        _ x: ConvolutionOperand, _ dy: ConvolutionOperand, _ shape: ConvolutionShape
    ) throws -> Tensor {
        let dw = try Tensor(uninitialized: shape.weightShape)
        if try ConvolutionPlan.run(.backwardWeights, shape, x, dy, into: dw) { return dw }
        return try ReferenceConvolution(shape: shape).backwardWeights(x.floats(), dy.floats())
    }
}

import Foundations

extension Tensor {
    /// e^x / Σ e^x along an axis, shifted by the largest for stability. dx = y (dy − Σ dy y).
    public func softmax(axis: Int = -1) throws -> Tensor {
        let axis = try Shape.axis(axis, in: shape)
        let x = try asFloats()
        let y = try withoutTape {
            if count == 0 { return x }
            let shifted = try (x - x.max(axes: [axis], keepingDimensions: true)).exp()
            return try shifted / shifted.sum(axes: [axis], keepingDimensions: true)
        }.detached()
        return .operation(inputs: [x], output: y, name: "softmax") { dy in
            let weighted = try dy * y
            return [try weighted - y * weighted.sum(axes: [axis], keepingDimensions: true)]
        }
    }

    /// log Σ e^x along an axis, shifted by the largest for stability; −∞ where all are. dx = dy softmax(x).
    public func logSumExp(axis: Int = -1, keepingDimensions: Bool = false) throws -> Tensor {
        let axis = try Shape.axis(axis, in: shape)
        let x = try asFloats()
        let kept = try Reduction([axis], of: shape).kept
        let total = try withoutTape {
            // An infinite shift would make ∞ − ∞ of it.
            let largest = try x.detached().max(axes: [axis], keepingDimensions: true)
            let shift = try largest.clipped(
                low: -Double(Float.greatestFiniteMagnitude), high: Double(Float.greatestFiniteMagnitude))
            let sum = try (x.detached() - shift).exp().sum(axes: [axis], keepingDimensions: true)
            return try sum.log() + shift
        }
        let shape = try Reduction([axis], of: self.shape).result(keepingDimensions: keepingDimensions)
        let input = x.detached()
        return .operation(inputs: [x], output: Tensor(sharing: total, shape: shape), name: "log_sum_exp") { dy in
            [try Tensor(sharing: dy, shape: kept) * (input - total).exp()]
        }
    }

    /// log softmax(x) along an axis: (x − max) − log Σ e^(x − max), which rounds at the size of the differences and not of x.
    /// dx = dy − softmax(x) Σ dy.
    public func logSoftmax(axis: Int = -1) throws -> Tensor {
        let axis = try Shape.axis(axis, in: shape)
        let x = try asFloats()
        let y = try withoutTape {
            if count == 0 { return x }
            let shifted = try x - x.max(axes: [axis], keepingDimensions: true)
            return try shifted - shifted.exp().sum(axes: [axis], keepingDimensions: true).log()
        }.detached()
        return .operation(inputs: [x], output: y, name: "log_softmax") { dy in
            [try dy - y.exp() * dy.sum(axes: [axis], keepingDimensions: true)]
        }
    }
}

import CKernels

extension Tensor {
    /// e^x
    public func exp() throws -> Tensor {
        try unary("exp", reel_exp, reel_exp_gradient, keepsInput: false, keepsResult: true, roundsIntegers: true)
    }

    /// The natural logarithm: −∞ at 0, not a number below.
    public func log() throws -> Tensor { try unary("log", reel_log, reel_log_gradient, roundsIntegers: true) }

    /// log(1 + e^x), computed so that it neither overflows nor vanishes.
    public func softplus() throws -> Tensor { try unary("softplus", reel_softplus, reel_softplus_gradient) }

    /// 1 / (1 + e^−x). Where it is recorded it is computed only when someone looks at it: a loss of probabilities takes
    /// the logits x and differentiates by them (`Prediction`).
    public func sigmoid() throws -> Tensor {
        guard Self.isRecording([self]) else {
            return try unary(
                Self.sigmoidName, reel_sigmoid, reel_sigmoid_gradient, keepsInput: false, keepsResult: true,
                roundsIntegers: true)
        }
        // One does not wait for another: however long a chain of them, looking at its end does not recurse.
        _ = storage.pointer
        let elements = DeferredElements(of: try asFloats(), Self.sigmoidName) { reel_sigmoid($0, $1, $2, 0, 0) }
        return try recorded(
            as: Tensor(deferred: elements, shape: shape), Self.sigmoidName, reel_sigmoid_gradient, keepsInput: false,
            keepsResult: true)
    }

    /// What `sigmoid` is called on the tape.
    static let sigmoidName = "sigmoid"

    /// The hyperbolic tangent.
    public func tanh() throws -> Tensor {
        try unary("tanh", reel_tanh, reel_tanh_gradient, keepsInput: false, keepsResult: true, roundsIntegers: true)
    }
}

import CKernels

extension Tensor {
    /// e^x
    public func exp() throws -> Tensor {
        try unary("exp", reel_exp, reel_exp_gradient, keepsInput: false, keepsResult: true)
    }

    /// The natural logarithm: −∞ at 0, not a number below.
    public func log() throws -> Tensor { try unary("log", reel_log, reel_log_gradient) }

    /// log(1 + e^x), computed so that it neither overflows nor vanishes.
    public func softplus() throws -> Tensor { try unary("softplus", reel_softplus, reel_softplus_gradient) }

    /// 1 / (1 + e^−x). A loss that is given the result may differentiate by x at once (`operation(ofProbabilities:)`).
    public func sigmoid() throws -> Tensor {
        try unary(Self.sigmoidName, reel_sigmoid, reel_sigmoid_gradient, keepsInput: false, keepsResult: true)
    }

    /// The hyperbolic tangent.
    public func tanh() throws -> Tensor {
        try unary("tanh", reel_tanh, reel_tanh_gradient, keepsInput: false, keepsResult: true)
    }
}

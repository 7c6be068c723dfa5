import CKernels

extension Tensor {
    /// Swift.max(x, 0)
    public func relu() throws -> Tensor { try leakyRelu(0) }

    /// x where positive, else slope · x.
    public func leakyRelu(_ slope: Double = 0.01) throws -> Tensor {
        try unary("leaky_relu", reel_leaky_relu, reel_leaky_relu_gradient, slope)
    }

    /// x where positive, else alpha (e^x − 1).  (Clevert et al. 2016)
    public func elu(alpha: Double = 1) throws -> Tensor {
        try unary("elu", reel_elu, reel_elu_gradient, keepsResult: true, alpha)
    }

    /// x limited to [low, high]; the gradient is 0 where it was outside.
    public func clipped(low: Double = -.infinity, high: Double = .infinity) throws -> Tensor {
        try unary("clip", reel_clip, reel_clip_gradient, low, high)
    }
}

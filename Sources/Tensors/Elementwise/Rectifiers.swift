import CKernels

extension Tensor {
    /// max(x, 0); integers stay integers.
    public func relu() throws -> Tensor {
        if elementType == .int64 { return try integers(sign: "relu") { (Swift.max($0, 0), false) } }
        return try leakyRelu(0)
    }

    /// x where positive, else slope · x.
    public func leakyRelu(_ slope: Double = 0.01) throws -> Tensor {
        try unary("leaky_relu", reel_leaky_relu, reel_leaky_relu_gradient, slope)
    }

    /// x where positive, else alpha (e^x − 1).  (Clevert et al. 2016)
    public func elu(alpha: Double = 1) throws -> Tensor {
        try unary("elu", reel_elu, reel_elu_gradient, alpha)
    }

    /// x limited to [low, high]; the gradient is 0 where it was outside. Integers stay integers where the limits are whole.
    public func clipped(low: Double = -.infinity, high: Double = .infinity) throws -> Tensor {
        if elementType == .int64, let least = Self.limit(low), let most = Self.limit(high) {
            return try integers(sign: "clip") { ($0 < least ? least : Swift.min($0, most), false) }
        }
        return try unary("clip", reel_clip, reel_clip_gradient, low, high)
    }

    /// A whole or infinite limit as an integer that limits as much; nil for others.
    private static func limit(_ number: Double) -> Int64? {
        number.isInfinite ? (number < 0 ? .min : .max) : Int64(exactly: number)
    }
}

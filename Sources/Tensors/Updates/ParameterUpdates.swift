import CKernels
import Foundations

/// One update of a parameter θ by Adam, in one pass over memory: with g ← scale · gradient + pull · θ,
/// m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², θ ← θ − size · m / (correction · √v + ε) − decay · θ.
public struct AdamUpdate: Sendable {
    /// What the gradient is multiplied by (clipping).
    public var scale = 1.0
    /// Twice the weight of θ's sum of squares in the loss.
    public var pull = 0.0
    public var beta1: Double
    public var beta2: Double
    /// rate / (1 − β₁ᵗ)
    public var size: Double
    /// 1 / √(1 − β₂ᵗ)
    public var correction: Double
    public var epsilon: Double
    /// rate · weight decay
    public var decay: Double

    public init(beta1: Double, beta2: Double, size: Double, correction: Double, epsilon: Double, decay: Double) {
        self.beta1 = beta1
        self.beta2 = beta2
        self.size = size
        self.correction = correction
        self.epsilon = epsilon
        self.decay = decay
    }

    /// Changes the parameter and its two moments, all of the gradient's shape.
    public func apply(
        to value: inout Tensor, first: inout Tensor, second: inout Tensor, gradient: Tensor
    ) throws {
        try require(gradient, sameShapeAs: [value, first, second])
        try value.makeUnique()
        try first.makeUnique()
        try second.makeUnique()
        let (v, m, s, g) = (value.floatPointer, first.floatPointer, second.floatPointer, gradient.floatPointer)
        let factors = reel_adam_factors(
            scale: Float(scale), pull: Float(pull), beta1: Float(beta1), beta2: Float(beta2), size: Float(size),
            correction: Float(correction), epsilon: Float(epsilon), decay: Float(decay))
        try Profiler.measure("adam", bytes: 7 * gradient.bytes) {
            try Threads.forEachChunk(gradient.count, chunk: elementwiseChunk) { start, end in
                reel_adam(v + start, m + start, s + start, g + start, end - start, factors)
            }
        }
        withExtendedLifetime((value, first, second, gradient)) {}
    }
}

/// One update of a parameter θ by gradient descent with momentum: v ← momentum · v + scale · gradient + pull · θ,
/// θ ← θ − rate · v.
public struct MomentumUpdate: Sendable {
    /// What the gradient is multiplied by (clipping).
    public var scale = 1.0
    /// Weight decay, and twice the weight of θ's sum of squares in the loss.
    public var pull = 0.0
    public var momentum: Double
    public var rate: Double

    public init(momentum: Double, rate: Double) {
        self.momentum = momentum
        self.rate = rate
    }

    /// Changes the parameter and its velocity, both of the gradient's shape.
    public func apply(to value: inout Tensor, velocity: inout Tensor, gradient: Tensor) throws {
        try require(gradient, sameShapeAs: [value, velocity])
        try value.makeUnique()
        try velocity.makeUnique()
        let (p, v, g) = (value.floatPointer, velocity.floatPointer, gradient.floatPointer)
        let (scale, pull, momentum, rate) = (Float(scale), Float(pull), Float(momentum), Float(rate))
        try Profiler.measure("sgd", bytes: 5 * gradient.bytes) {
            try Threads.forEachChunk(gradient.count, chunk: elementwiseChunk) { start, end in
                reel_sgd(p + start, v + start, g + start, end - start, scale, pull, momentum, rate)
            }
        }
        withExtendedLifetime((value, velocity, gradient)) {}
    }
}

/// Updates read and write float memory side by side, so shapes and element types must agree.
private func require(_ gradient: Tensor, sameShapeAs others: [Tensor]) throws {
    for other in others + [gradient] where other.shape != gradient.shape || other.elementType != .float32 {
        throw Problem(
            .shape, "a gradient of shape \(gradient.shape) does not fit a parameter of shape \(other.shape)",
            remedy: "both must be float32 tensors of one shape")
    }
}

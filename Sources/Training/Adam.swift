import Catalogue
import Foundations
import Tensors

/// Adam: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², θ ← θ − rate · m̂ / (√v̂ + ε) − rate · decay · θ, with m̂ and v̂
/// corrected for their start at 0. One pass over each parameter.
///
/// Source: Kingma and Ba, ICLR 2015; decoupled weight decay: Loshchilov and Hutter, ICLR 2019.
public struct Adam: Optimizer {
    public var learningRate: LearningRate
    public let beta1: Double
    public let beta2: Double
    public let epsilon: Double
    public let weightDecay: Double
    public private(set) var updates = 0
    private var moments: [String: (first: Tensor, second: Tensor)] = [:]

    public init(
        rate: Double = 1e-3, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, weightDecay: Double = 0
    ) throws {
        try self.init(
            LearningRate(rate), beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: weightDecay)
    }

    public init(
        _ learningRate: LearningRate, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
        weightDecay: Double = 0
    ) throws {
        try Rates.require(beta1, named: "beta1", { $0 >= 0 && $0 < 1 }, "at least 0 and below 1")
        try Rates.require(beta2, named: "beta2", { $0 >= 0 && $0 < 1 }, "at least 0 and below 1")
        try Rates.require(epsilon, named: "epsilon", { $0 > 0 }, "positive")
        try Rates.require(weightDecay, named: "weight_decay", { $0 >= 0 }, "0 or positive")
        self.learningRate = learningRate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.weightDecay = weightDecay
    }

    public var name: String { "adam" }

    public mutating func update(_ parameters: [ParameterUpdate], gradientScale: Double) throws -> [Tensor] {
        let rate = rate
        updates += 1
        var step = AdamUpdate(
            beta1: beta1, beta2: beta2, size: rate / (1 - power(beta1, updates)),
            correction: 1 / (1 - power(beta2, updates)).squareRoot(), epsilon: epsilon, decay: rate * weightDecay)
        step.scale = gradientScale
        return try parameters.map { parameter in
            try Cancellation.check()
            step.pull = 2 * parameter.penalty * gradientScale
            var value = parameter.value
            // Taken out, so that the buffers are the only reference and change in place unless a snapshot holds them.
            var (first, second) =
                try moments.removeValue(forKey: parameter.name) ?? (.zeros(value.shape), .zeros(value.shape))
            try step.apply(to: &value, first: &first, second: &second, gradient: parameter.gradient)
            moments[parameter.name] = (first, second)
            return value
        }
    }

    /// base^exponent by repeated squaring: the same bits on every platform's mathematics library.
    private func power(_ base: Double, _ exponent: Int) -> Double {
        var (result, factor, left) = (1.0, base, exponent)
        while left > 0 {
            if left & 1 == 1 { result *= factor }
            factor *= factor
            left >>= 1
        }
        return result
    }

    public static let entry = Entry(
        "adam", room: "training",
        [
            Parameter("rate", "number or learning rate", default: 1e-3, "learning rate"),
            Parameter("beta1", "number", default: 0.9, "memory of the gradient, in [0, 1)"),
            Parameter("beta2", "number", default: 0.999, "memory of the squared gradient, in [0, 1)"),
            Parameter("epsilon", "number", default: 1e-8, "keeps the division finite"),
            Parameter(
                "weight_decay", "number", default: 0.0, "share of each weight taken away per step, times the rate"),
        ],
        result: "optimizer",
        summary: "The Adam optimizer, with decoupled weight decay.",
        formula: "m ← β₁ m + (1 − β₁) g;  v ← β₂ v + (1 − β₂) g²;  θ ← θ − rate · m̂ / (√v̂ + ε) − rate · decay · θ",
        source: "Kingma and Ba, ICLR 2015; Loshchilov and Hutter, ICLR 2019",
        examples: ["adam(rate: 3e-3)"],
        keywords: ["optimiser", "learning rate", "adamw"])
}

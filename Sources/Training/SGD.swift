import Catalogue
import Foundations
import Tensors

/// Stochastic gradient descent with momentum: v ← momentum · v + g + decay · θ, θ ← θ − rate · v.
///
/// Source: Sutskever et al., ICML 2013.
public struct SGD: Optimizer {
    public var learningRate: LearningRate
    public let momentum: Double
    public let weightDecay: Double
    public private(set) var updates = 0
    private var velocities: [String: Tensor] = [:]

    public init(rate: Double = 1e-2, momentum: Double = 0.9, weightDecay: Double = 0) throws {
        try self.init(LearningRate(rate), momentum: momentum, weightDecay: weightDecay)
    }

    public init(_ learningRate: LearningRate, momentum: Double = 0.9, weightDecay: Double = 0) throws {
        try Rates.require(momentum, named: "momentum", { $0 >= 0 && $0 < 1 }, "at least 0 and below 1")
        try Rates.require(weightDecay, named: "weight_decay", { $0 >= 0 }, "0 or positive")
        self.learningRate = learningRate
        self.momentum = momentum
        self.weightDecay = weightDecay
    }

    public var name: String { "sgd" }

    public mutating func update(_ parameters: [ParameterUpdate], gradientScale: Double) throws -> [Tensor] {
        var step = MomentumUpdate(momentum: momentum, rate: rate)
        step.scale = gradientScale
        updates += 1
        return try parameters.map { parameter in
            try Cancellation.check()
            step.pull = weightDecay + 2 * parameter.penalty * gradientScale
            var value = parameter.value
            var velocity = try velocities.removeValue(forKey: parameter.name) ?? .zeros(value.shape)
            try step.apply(to: &value, velocity: &velocity, gradient: parameter.gradient)
            velocities[parameter.name] = velocity
            return value
        }
    }

    public static let entry = Entry(
        "sgd", room: "training",
        [
            Parameter("rate", "number or learning rate", default: 1e-2, "learning rate"),
            Parameter("momentum", "number", default: 0.9, "memory of earlier steps, in [0, 1)"),
            Parameter("weight_decay", "number", default: 0.0, "pull of each weight towards 0, added to the gradient"),
        ],
        result: "optimizer",
        summary: "Stochastic gradient descent with momentum.",
        formula: "v ← momentum · v + g + decay · θ;  θ ← θ − rate · v",
        source: "Sutskever et al., ICML 2013",
        examples: ["sgd(rate: 0.01, momentum: 0.9)"],
        keywords: ["optimiser", "gradient descent"])
}

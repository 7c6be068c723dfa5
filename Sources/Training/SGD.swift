import Catalogue
import Foundations
import Tensors

/// Stochastic gradient descent with momentum: v ← momentum · v + g + decay · θ, θ ← θ − rate · v.
///
/// Source: Sutskever et al., ICML 2013.
public struct SGD: Optimizer {
    public var rate: Double
    public let momentum: Double
    public let weightDecay: Double
    public private(set) var updates = 0
    private var velocities: [String: Tensor] = [:]

    public init(rate: Double = 1e-2, momentum: Double = 0.9, weightDecay: Double = 0) throws {
        try Rates.require(rate, named: "rate", { $0 > 0 }, "positive")
        try Rates.require(momentum, named: "momentum", { $0 >= 0 && $0 < 1 }, "at least 0 and below 1")
        try Rates.require(weightDecay, named: "weight_decay", { $0 >= 0 }, "0 or positive")
        self.rate = rate
        self.momentum = momentum
        self.weightDecay = weightDecay
    }

    public var name: String { "sgd" }

    public mutating func update(_ parameters: [ParameterUpdate]) throws -> [Tensor] {
        updates += 1
        return try parameters.map { parameter in
            try parameter.check()
            try Cancellation.check()
            return try moved(parameter)
        }
    }

    private mutating func moved(_ parameter: ParameterUpdate) throws -> Tensor {
        let (rate, momentum) = (Float(rate), Float(momentum))
        let pull = Float(weightDecay + 2 * parameter.penalty)
        var value = parameter.value
        var velocity = try velocities.removeValue(forKey: parameter.name) ?? .zeros(value.shape)
        try parameter.gradient.withFloats { gradient in
            try value.withMutableFloats { value in
                try velocity.withMutableFloats { velocity in
                    for index in 0..<value.count {
                        let v = momentum * velocity[index] + gradient[index] + pull * value[index]
                        velocity[index] = v
                        value[index] -= rate * v
                    }
                }
            }
        }
        velocities[parameter.name] = velocity
        return value
    }

    public static let entry = Entry(
        "sgd", room: "training",
        [
            Parameter("rate", "number", default: 1e-2, "learning rate"),
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

import Foundations
import Tensors

/// A rule that turns gradients into new parameter values. A value: a copy is a snapshot of its whole state.
public protocol Optimizer {
    /// The name in the language ("adam").
    var name: String { get }
    /// How the learning rate changes.
    var learningRate: LearningRate { get set }
    /// How many updates were made.
    var updates: Int { get }
    /// New values for the parameters, in their order, by gradients times `gradientScale`; the moments kept inside move on.
    /// Throws for shapes that differ.
    mutating func update(_ parameters: [ParameterUpdate], gradientScale: Double) throws -> [Tensor]
}

extension Optimizer {
    /// The learning rate of the next update.
    public var rate: Double { learningRate(updates) }

    public mutating func update(_ parameters: [ParameterUpdate]) throws -> [Tensor] {
        try update(parameters, gradientScale: 1)
    }
}

/// One parameter as an optimizer sees it.
public struct ParameterUpdate {
    public let name: String
    public let value: Tensor
    public let gradient: Tensor
    /// Weight of the sum of squares added to the loss: 2 · penalty · value joins the gradient, and is scaled with it.
    public let penalty: Double

    public init(name: String, value: Tensor, gradient: Tensor, penalty: Double = 0) {
        self.name = name
        self.value = value
        self.gradient = gradient
        self.penalty = penalty
    }
}

/// Checks of the numbers users give to optimizers.
enum Rates {
    static func require(
        _ value: Double, named name: String, _ isFine: (Double) -> Bool, _ expected: String
    ) throws {
        guard value.isFinite, isFine(value) else {
            throw Problem(.value, "\(name) must be \(expected), found \(value)", argument: name)
        }
    }
}

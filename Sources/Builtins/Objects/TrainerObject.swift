import Foundations
import Language
import Tensors
import Training

/// A trainer as a value of the language; a reference.
public final class TrainerObject: HasAssignableMembers {
    let trainer: Trainer
    /// The loss as it was given.
    private var loss: Value
    /// Where a loss of the script is called.
    private let context: any CallContext

    init(_ trainer: Trainer, loss: Value, context: any CallContext) {
        self.trainer = trainer
        self.loss = loss
        self.context = context
    }

    public var typeName: String { "trainer" }
    public var summary: String {
        "trainer of \(trainer.network.title): \(trainer.steps) steps done, \(trainer.optimizer.name) at \(trainer.learningRate.summary), batch \(trainer.batch)"
    }
    public var digest: String? { String(trainer.network.stateDigest.prefix(16)) }
    public var memberNames: [String] { ["steps", "losses", "loss", "rate", "net", "batch"] }

    public func member(_ name: String) throws -> Value? {
        switch name {
        case "steps": .integer(trainer.steps)
        case "losses": .object(try Tensor(trainer.losses.map(Float.init), shape: [trainer.losses.count]))
        case "loss": loss
        case "rate": .float(trainer.rate)
        case "net": .object(NetworkObject(trainer.network))
        case "batch": .integer(trainer.batch)
        default: nil
        }
    }

    /// `t.loss = dice`, `t.rate = 1e-4`: for a further stage of training.
    public func assign(_ value: Value, member name: String) throws {
        switch name {
        case "rate": trainer.learningRate = try LearningRate(language: value)
        case "loss":
            try trainer.use(LossFunctions.loss(value, argument: "loss", context: context))
            loss = value
        default:
            throw Problem(.value, "\(name) of a trainer cannot be changed", remedy: "its loss and its rate can")
        }
    }
}

/// An optimizer before it has a network: `adam(rate: 1e-3)`.
public struct OptimizerObject: HostObject {
    let optimizer: any Optimizer

    public var typeName: String { "optimizer" }
    public var summary: String { "\(optimizer.name) at \(optimizer.learningRate.summary)" }
}

import Foundations
import Language
import Tensors
import Training

/// A trainer as a value of the language; a reference.
public final class TrainerObject: HasAssignableMembers {
    let trainer: Trainer

    init(_ trainer: Trainer) { self.trainer = trainer }

    public var typeName: String { "trainer" }
    public var summary: String {
        "trainer of \(trainer.network.title): \(trainer.steps) steps done, \(trainer.optimizer.name) at \(trainer.learningRate.summary), batch \(trainer.batch)"
    }
    public var digest: String? { String(trainer.network.stateDigest.prefix(16)) }
    public var memberNames: [String] { ["steps", "losses", "rate", "net", "batch"] }

    public func member(_ name: String) throws -> Value? {
        switch name {
        case "steps": .integer(trainer.steps)
        case "losses": .object(try Tensor(trainer.losses.map(Float.init), shape: [trainer.losses.count]))
        case "rate": .float(trainer.rate)
        case "net": .object(NetworkObject(trainer.network))
        case "batch": .integer(trainer.batch)
        default: nil
        }
    }

    public func assign(_ value: Value, member name: String) throws {
        guard name == "rate" else {
            throw Problem(.value, "\(name) of a trainer cannot be changed", remedy: "its rate can")
        }
        trainer.learningRate = try LearningRate(language: value)
    }
}

/// An optimizer before it has a network: `adam(rate: 1e-3)`.
public struct OptimizerObject: HostObject {
    let optimizer: any Optimizer

    public var typeName: String { "optimizer" }
    public var summary: String { "\(optimizer.name) at \(optimizer.learningRate.summary)" }
}

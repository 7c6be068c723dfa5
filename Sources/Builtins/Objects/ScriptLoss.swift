import Foundations
import Labels
import Language
import Losses
import Tensors

/// A loss written in the language: a function of probabilities and target that gives a number.
///
/// Called where the interpreter runs and nowhere else, whatever `RegionLoss` allows; hence unchecked.
struct ScriptLoss: RegionLoss, @unchecked Sendable {
    let function: any Callable
    let context: any CallContext
    var name: String { function.signature.name }

    func callAsFunction(_ probabilities: Tensor, _ target: Tensor, mask: Tensor?) throws -> Tensor {
        let mask = takesMask ? mask : nil
        return try number([.object(probabilities), .object(target)] + (mask.map { [.object($0)] } ?? []))
    }

    var takesMask: Bool { function.signature.parameters.contains { $0.name == "mask" } }

    /// What the function gives, if that is a single number.
    fileprivate func number(_ arguments: [Value]) throws -> Tensor {
        guard let loss = try context.call(function, arguments, named: []).asTensor, loss.count == 1 else {
            throw Problem(.type, "the loss \(function.signature.name) must give a single number")
        }
        return loss
    }

    /// The function as a loss for full labels, given Φ and Ψ.
    func marginalized(_ reduction: Reduction) -> MarginalizedLoss {
        MarginalizedLoss(function.signature.name, takesMask: takesMask, reduction: reduction) { phi, psi, mask in
            try self(phi, psi, mask: mask)
        }
    }
}

/// A loss of leaves written in the language: a function of logits and annotation that gives a number.
struct ScriptLabelSetLoss: LabelSetLoss, @unchecked Sendable {
    let script: ScriptLoss

    var name: String { script.function.signature.name }
    var obeys: AxiomScope? { nil }

    func callAsFunction(_ logits: Tensor, _ target: LeafTarget) throws -> Tensor {
        let annotation: Value =
            target.annotations.count == 1
            ? .object(target.annotations[0]) : .list(List(target.annotations.map { .object($0) }))
        return try script.number([.object(logits), annotation])
    }
}

import Catalogue
import Foundations
import Language
import Losses
import Tensors

/// Losses: every type in `LossesCatalogue` becomes a function of its entry's name.
enum LossFunctions {
    static func losses(host: any Host) -> [(String, Value)] {
        LossesCatalogue.region.map { ($0.entry.name, .function(RegionLossFunction($0))) }
            + LossesCatalogue.labelSet.map { ($0.entry.name, .function(LabelSetLossFunction($0, host: host))) }
    }

    /// The loss that a trainer is given: `dice`, `leaf_dice(exponent: 1)`, "dice", `combine([…])`, `marginalized(f)`, or a
    /// function of the script of probabilities and target.
    static func loss(_ value: Value, argument: String, context: any CallContext) throws -> AnyLoss {
        switch value {
        case .string(let name):
            if let type = LossesCatalogue.region.first(where: { $0.entry.name == name }) {
                return .region(try type.init([:]))
            }
            if let type = LossesCatalogue.labelSet.first(where: { $0.entry.name == name }) {
                return .labelSet(try type.init([:]))
            }
            throw Problem.unknown("loss", name, among: LossesCatalogue.names, argument: argument)
        case .function(let function as any LossFunction): return try function.configured()
        case .function(let function): return .region(ScriptLoss(function: function, context: context))
        default: break
        }
        throw Problem(
            .type, "expected a loss, found \(value.typePhrase)", remedy: "as in dice, or a function of (p, y)",
            argument: argument)
    }

    /// The same where a loss of leaves is needed: there a function of the script is one of logits and annotation.
    static func labelSetLoss(_ value: Value, argument: String, context: any CallContext) throws -> any LabelSetLoss {
        if case .function(let function) = value, !(function is any LossFunction) {
            return ScriptLabelSetLoss(script: ScriptLoss(function: function, context: context))
        }
        switch try loss(value, argument: argument, context: context) {
        case .labelSet(let loss): return loss
        case .region:
            throw Problem(
                .value, "\(value.display(width: 60)) is of a region's map; expected a loss of leaves",
                remedy: "as in leaf_dice; marginalized(f) makes one of a loss for full labels", argument: argument)
        }
    }
}

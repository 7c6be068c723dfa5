import Catalogue
import Foundations
import Language
import Losses
import Tensors

/// A loss of leaves as a value: called with logits and an annotation it gives the loss, with options alone a loss with
/// these.
final class LabelSetLossFunction: LossFunction {
    let type: any CataloguedLabelSetLoss.Type
    let signature: Signature
    private let options: [String: Literal]
    private let warnings: LossWarnings

    init(_ type: any CataloguedLabelSetLoss.Type, options: [String: Literal] = [:], warnings: LossWarnings) {
        self.type = type
        self.options = options
        self.warnings = warnings
        signature = .ofLoss(type.entry)
    }

    var summary: String { signature.lossSummary(options) }

    func configured() throws -> AnyLoss { .labelSet(try type.init(options)) }

    func call(_ arguments: Arguments, _ context: any CallContext) throws -> Value {
        try reporting(arguments, context) {
            let options = try arguments.lossOptions(besides: ["positives"], over: options)
            let loss = try type.init(options)
            if arguments.isNone("logits"), arguments.isNone("annotation") {
                return .function(LabelSetLossFunction(type, options: options, warnings: warnings))
            }
            let hasOverlay = signature.parameters.contains { $0.name == "positives" }
            let logits = try arguments.tensor("logits")
            let target = try arguments.leafTarget(
                "annotation", for: logits, positives: hasOverlay ? try arguments.tensorOrNone("positives") : nil)
            warnings.warn(of: target)
            return .object(try loss(logits, target))
        }
    }
}

/// Warns of annotations that teach nothing, once in a session.
final class LossWarnings {
    private unowned let host: any Host
    private var told: Set<String> = []

    init(_ host: any Host) { self.host = host }

    func warn(of target: LeafTarget) {
        guard let warning = target.warning, told.insert(warning).inserted else { return }
        host.warn(warning)
    }
}

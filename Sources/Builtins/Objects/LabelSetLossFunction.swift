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
    private unowned let host: any Host

    init(_ type: any CataloguedLabelSetLoss.Type, options: [String: Literal] = [:], host: any Host) {
        self.type = type
        self.options = options
        self.host = host
        signature = .ofLoss(type.entry)
    }

    var summary: String { signature.lossSummary(options) }

    func configured() throws -> AnyLoss { .labelSet(try type.init(options)) }

    func call(_ arguments: Arguments, _ context: any CallContext) throws -> Value {
        try reporting(arguments, context) {
            let options = try arguments.lossOptions(besides: ["positives"], over: options)
            let loss = try type.init(options)
            if arguments.isNone("logits"), arguments.isNone("annotation") {
                return .function(LabelSetLossFunction(type, options: options, host: host))
            }
            try arguments.requireOneGrid()
            let hasOverlay = signature.parameters.contains { $0.name == "positives" }
            let logits = try arguments.tensor("logits")
            let target = try arguments.leafTarget(
                "annotation", for: logits, positives: hasOverlay ? try arguments.tensorOrNone("positives") : nil, host)
            host.warn(of: target)
            return .object(try loss(logits, target))
        }
    }
}

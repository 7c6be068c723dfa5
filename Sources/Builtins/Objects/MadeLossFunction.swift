import Foundations
import Language
import Losses
import Tensors

/// A loss made of others, as a value: `combine([leaf_dice, marginalized_focal])`, `marginalized(f)`.
final class MadeLossFunction: LossFunction {
    let signature: Signature
    private let loss: AnyLoss
    private unowned let host: any Host

    init(_ loss: AnyLoss, host: any Host) {
        self.loss = loss
        self.host = host
        switch loss {
        case .region:
            signature = Signature(
                "combined loss", [.init("probabilities"), .init("target"), .init("mask", default: Value.none)])
        case .labelSet(let loss):
            signature = Signature(loss.name, [.init("logits"), .init("annotation")])
        }
    }

    var summary: String {
        switch loss {
        case .region(let loss): "loss \(loss.name)"
        case .labelSet(let loss): "loss \(loss.name)"
        }
    }

    func configured() throws -> AnyLoss { loss }

    func call(_ arguments: Arguments, _ context: any CallContext) throws -> Value {
        try reporting(arguments, context) {
            try arguments.requireOneGrid()
            switch loss {
            case .region(let loss):
                return .object(
                    try loss(
                        try arguments.tensor("probabilities").asFloats(), try arguments.tensor("target").asFloats(),
                        mask: try arguments.tensorOrNone("mask")))
            case .labelSet(let loss):
                let logits = try arguments.tensor("logits")
                let target = try arguments.leafTarget("annotation", for: logits, host)
                host.warn(of: target)
                return .object(try loss(logits, target))
            }
        }
    }
}

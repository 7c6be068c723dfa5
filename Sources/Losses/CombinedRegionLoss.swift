import Foundations
import Tensors

/// Σ weight · loss of several losses on the map of a region.
public struct CombinedRegionLoss: RegionLoss {
    let parts: [(loss: any RegionLoss, weight: Double)]

    private init(_ parts: [(loss: any RegionLoss, weight: Double)]) { self.parts = parts }

    /// The sum of losses which all take probabilities, or all take logits.
    ///
    /// - Throws: `Problem` for no parts, another number of weights, one that is negative, and a mixture of both kinds.
    public static func make(_ losses: [any RegionLoss], weights: [Double]?) throws -> any RegionLoss {
        let combined = CombinedRegionLoss(try CombinedWeights.paired(losses, weights))
        let ofLogits = losses.count { type(of: $0).takesLogits }
        if ofLogits == 0 { return combined }
        guard ofLogits == losses.count else {
            throw Problem(
                .value, "some of these losses take probabilities and some logits", remedy: "combine one kind",
                argument: "losses")
        }
        return CombinedLogitLoss(sum: combined)
    }

    public var name: String { CombinedWeights.name(parts.map { ($0.loss.name, $0.weight) }) }

    public func callAsFunction(_ probabilities: Tensor, _ target: Tensor, mask: Tensor?) throws -> Tensor {
        try CombinedWeights.sum(try parts.map { (try $0.loss(probabilities, target, mask: mask), $0.weight) })
    }
}

/// The same of losses on logits.
struct CombinedLogitLoss: RegionLoss {
    static let takesLogits = true
    let sum: CombinedRegionLoss
    var name: String { sum.name }

    func callAsFunction(_ logits: Tensor, _ target: Tensor, mask: Tensor?) throws -> Tensor {
        try sum(logits, target, mask: mask)
    }
}

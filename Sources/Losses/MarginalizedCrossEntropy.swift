import Catalogue
import Foundation
import Foundations
import Labels
import Tensors

/// −Σ w_c Ψ_c log Φ_c: cross entropy with probabilities averaged over each voxel's set. (Fidon et al., MICCAI 2021)
public struct MarginalizedCrossEntropy: WeightedSetLoss {
    public static let obeys = AxiomScope.any
    public static let entry = Entry(
        "marginalized_cross_entropy", room: "losses",
        [
            LeafParameters.logits, LeafParameters.annotation,
            ClassWeights.parameter,
            Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary: "Cross entropy for sets of leaves: of the mean probability over each voxel's set, in nats per voxel.",
        formula: "−(1/N) Σ_i Σ_c w_c Ψ_c log Φ_c, log Φ = log(Σ_{c in g} p_c / |g|)",
        source: "Fidon et al., MICCAI 2021",
        examples: [
            LeafParameters.partialExample("marginalized_cross_entropy")
        ],
        keywords: ["partial labels", "label set", "log loss"], facts: [obeys.fact])

    let weights: ClassWeights?
    let reduction: Reduction

    public init(_ options: [String: Literal]) throws {
        let options = try LossOptions(options, of: Self.entry)
        weights = try options.classWeights()
        reduction = try options.reduction()
    }

    var kernel: SetLoss { .crossEntropy }
    /// Probabilities are averaged over the set.
    func constant(_ set: LabelSet) -> Double { log(Double(set.count)) }
    static let meaning = "−w Ψ log Φ"
    func factor(_ phi: Double) -> Double { 1 }
}

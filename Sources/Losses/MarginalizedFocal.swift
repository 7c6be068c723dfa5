import Catalogue
import Foundation
import Foundations
import Labels
import Tensors

/// −Σ (1 − Φ_c)^γ w_c Ψ_c log Φ_c: focal loss with probabilities averaged over each voxel's set. (Fidon et al., MICCAI 2021)
public struct MarginalizedFocal: WeightedSetLoss {
    public static let obeys = AxiomScope.any
    public static let entry = Entry(
        "marginalized_focal", room: "losses",
        [
            LeafParameters.logits, LeafParameters.annotation, LeafParameters.gamma,
            ClassWeights.parameter,
            Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary: "Focal loss for sets of leaves: of the mean probability over each voxel's set.",
        formula: "−(1/N) Σ_i Σ_c (1 − Φ_c)^γ w_c Ψ_c log Φ_c",
        source: "Fidon et al., MICCAI 2021",
        examples: [
            LeafParameters.partialExample("marginalized_focal"),
            LeafParameters.partialExample("marginalized_focal", "gamma: 1"),
        ],
        keywords: ["partial labels", "label set", "hard examples"], facts: [obeys.fact])

    let gamma: Double
    let weights: ClassWeights?
    let reduction: Reduction

    public init(_ options: [String: Literal]) throws {
        let options = try LossOptions(options, of: Self.entry)
        gamma = try options.number("gamma", else: 2, in: 0...16)
        weights = try options.classWeights()
        reduction = try options.reduction()
    }

    var kernel: SetLoss { .focal(gamma: gamma) }
    func constant(_ set: LabelSet) -> Double { 0 }
    static let meaning = "−(1 − Φ)^γ w Ψ log Φ"
    func factor(_ phi: Double) -> Double { Foundation.pow(1 - phi, gamma) }
}

import Catalogue
import Foundations
import Labels
import Tensors

/// Mean Dice of Φ and Ψ: probabilities averaged over each voxel's set, and 1/|g| in it. (Fidon et al., MICCAI 2021)
public struct MarginalizedDice: SetDiceLoss {
    public static let obeys = AxiomScope.any
    static let marginalizes = true
    public static let entry = Entry(
        "marginalized_dice", room: "losses",
        [
            LeafParameters.logits, LeafParameters.annotation, LeafParameters.exponent,
            Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary: "Mean Dice loss for sets of leaves: of probabilities averaged over each voxel's set.",
        formula: "1 − (1/|L|) Σ_c 2 Σ Φ Ψ / (Σ Φᵃ + Σ Ψᵃ + 1e-5)",
        source: "Fidon et al., MICCAI 2021",
        examples: [
            LeafParameters.partialExample("marginalized_dice")
        ],
        keywords: ["partial labels", "label set", "overlap"], facts: [obeys.fact])

    let exponent: Int
    let reduction: Reduction

    public init(_ options: [String: Literal]) throws {
        let options = try LossOptions(options, of: Self.entry)
        exponent = try options.integer("exponent", else: 2, among: [1, 2])
        reduction = try options.reduction()
    }
}

import Catalogue
import Foundations
import Labels
import Tensors

/// Mean over all leaves, background included, of the Dice loss of full labels. (Milletari et al. 2016)
public struct MeanDice: SetDiceLoss {
    public static let obeys = AxiomScope.full
    static let ofSets: String? = "marginalized_dice"
    static let marginalizes = false
    public static let entry = Entry(
        "mean_dice", room: "losses",
        [
            LeafParameters.logits, LeafParameters.annotation, LeafParameters.exponent,
            Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary: "Dice loss of full labels, averaged over all leaves, background included.",
        formula: "1 − (1/|L|) Σ_c 2 Σ p y / (Σ pᵃ + Σ yᵃ + 1e-5)",
        source: "Milletari et al. 2016, as in Fidon et al., MICCAI 2021",
        examples: [
            LeafParameters.fullExample("mean_dice")
        ],
        keywords: ["overlap", "multi-class", "segmentation"], facts: [obeys.fact])

    let exponent: Int
    let reduction: Reduction

    public init(_ options: [String: Literal]) throws {
        let options = try LossOptions(options, of: Self.entry)
        exponent = try options.integer("exponent", else: 2, among: [1, 2])
        reduction = try options.reduction()
    }
}

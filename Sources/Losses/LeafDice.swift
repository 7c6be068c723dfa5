import Catalogue
import Foundations
import Labels
import Tensors

/// Mean Dice that knows of a leaf only where a voxel is annotated with it alone. (Fidon et al., MICCAI 2021)
public struct LeafDice: SetDiceLoss {
    public static let obeys = AxiomScope.missing
    static let marginalizes = false
    public static let entry = Entry(
        "leaf_dice", room: "losses",
        [
            LeafParameters.logits, LeafParameters.annotation, LeafParameters.exponent,
            Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary:
            "Mean Dice loss that knows of a leaf only where voxels are annotated with it alone; predictions count everywhere.",
        formula: "1 − (1/|L|) Σ_c 2 Σ p y / (Σ pᵃ + Σ yᵃ + 1e-5), y = 1 where g = {c}",
        source: "Fidon et al., MICCAI 2021",
        examples: [
            LeafParameters.partialExample("leaf_dice"),
            LeafParameters.fullExample("leaf_dice", "exponent: 1"),
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

import Catalogue
import Foundations
import Labels
import Tensors

/// −Σ w_c y_c log p_c of full labels, the mean over voxels.
public struct CrossEntropy: WeightedSetLoss {
    public static let obeys = AxiomScope.full
    static let ofSets: String? = "marginalized_cross_entropy"
    public static let entry = Entry(
        "cross_entropy", room: "losses",
        [
            LeafParameters.logits, LeafParameters.annotation,
            ClassWeights.parameter,
            Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary: "Cross entropy of the softmax with full labels, in nats per voxel.",
        formula: "−(1/N) Σ_i w_c log p_c, c the voxel's leaf",
        source: "Fidon et al., MICCAI 2021",
        examples: [
            LeafParameters.fullExample("cross_entropy"),
            LeafParameters.fullExample("cross_entropy", "weights: {background: 0.1}"),
        ],
        keywords: ["log loss", "likelihood", "nll"], facts: [obeys.fact])

    let weights: ClassWeights?
    let reduction: Reduction

    public init(_ options: [String: Literal]) throws {
        let options = try LossOptions(options, of: Self.entry)
        weights = try options.classWeights()
        reduction = try options.reduction()
    }

    var kernel: SetLoss { .crossEntropy }
    func constant(_ set: LabelSet) -> Double { 0 }
    static let meaning = "−w Ψ log Φ"
    func factor(_ phi: Double) -> Double { 1 }
}

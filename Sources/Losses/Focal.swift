import Catalogue
import Foundation
import Foundations
import Labels
import Tensors

/// −Σ (1 − p_c)^γ w_c y_c log p_c of full labels, the mean over voxels. (Lin et al. 2017)
public struct Focal: WeightedSetLoss {
    public static let obeys = AxiomScope.full
    static let ofSets: String? = "marginalized_focal"
    public static let entry = Entry(
        "focal", room: "losses",
        [
            LeafParameters.logits, LeafParameters.annotation, LeafParameters.gamma,
            ClassWeights.parameter,
            Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary: "Focal loss of the softmax with full labels: voxels already right count little.",
        formula: "−(1/N) Σ_i (1 − p_c)^γ w_c log p_c, c the voxel's leaf",
        source: "Lin et al. 2017, as in Fidon et al., MICCAI 2021",
        examples: [
            LeafParameters.fullExample("focal")
        ],
        keywords: ["hard examples", "imbalance"], facts: [obeys.fact])

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

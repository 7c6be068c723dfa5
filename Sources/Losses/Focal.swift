import Catalogue
import Foundation
import Foundations
import Labels
import Tensors

/// −Σ (1 − p_c)^γ w_c y_c log p_c of full labels, the mean over voxels. (Lin et al. 2017)
public struct Focal: FusedLoss {
    public static let obeys = AxiomScope.full
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

    func forward(_ input: LeafInput) throws -> SampleLosses {
        try input.requireFullLabels(instead: "marginalized_focal")
        let weights = try weights.ofLeaves(input.target.hierarchy)
        return try VoxelwiseLosses(.focal(gamma: gamma), input) { weights.mean(of: $0) }.forward(input)
    }

    public func terms(_ logits: Tensor, _ target: LeafTarget, at place: VoxelPlace) throws -> [LossTerm] {
        let voxel = try AnnotatedVoxel(logits, target, at: place)
        let weights = try weights.ofLeaves(target.hierarchy)
        return [
            voxel.term(name, "−(1 − Φ)^γ w Ψ log Φ") { leaf in
                Foundation.pow(1 - voxel.phi[leaf], gamma) * weights[leaf] * voxel.psi[leaf] * voxel.surprise(leaf)
            }
        ]
    }
}

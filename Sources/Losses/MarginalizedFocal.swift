import Catalogue
import Foundation
import Foundations
import Labels
import Tensors

/// −Σ (1 − Φ_c)^γ w_c Ψ_c log Φ_c: focal loss with probabilities averaged over each voxel's set. (Fidon et al., MICCAI 2021)
public struct MarginalizedFocal: FusedLoss {
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

    func forward(_ input: LeafInput) throws -> SampleLosses {
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

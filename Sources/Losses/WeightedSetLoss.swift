import Labels
import Tensors

/// A sum over voxels and leaves of f(Φ) w Ψ log Φ with weights w by class, the mean over voxels: cross entropy and focal loss,
/// of sets and of full labels.
protocol WeightedSetLoss: FusedLoss {
    var weights: ClassWeights? { get }
    var kernel: SetLoss { get }
    /// What a voxel costs, in units of its weight, besides what the kernel gives.
    func constant(_ set: LabelSet) -> Double
    /// The formula of a voxel's terms, in words of Φ, Ψ and w.
    static var meaning: String { get }
    /// f(Φ).
    func factor(_ phi: Double) -> Double
}

extension WeightedSetLoss {
    func forward(_ input: LeafInput) throws -> SampleLosses {
        let weights = try weights.ofLeaves(input.target.hierarchy)
        return try VoxelwiseLosses(kernel, input, constant: constant) { weights.mean(of: $0) }.forward(input)
    }

    public func terms(_ logits: Tensor, _ target: LeafTarget, at place: VoxelPlace) throws -> [LossTerm] {
        let voxel = try AnnotatedVoxel(logits, target, at: place)
        let weights = try weights.ofLeaves(target.hierarchy)
        return [
            voxel.term(name, Self.meaning) { leaf in
                factor(voxel.phi[leaf]) * weights[leaf] * voxel.psi[leaf] * voxel.surprise(leaf)
            }
        ]
    }
}

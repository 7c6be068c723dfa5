import Labels
import Tensors

/// The mean over voxels of a loss that asks for the probability of a voxel's set alone.
struct VoxelwiseLosses {
    let loss: SetLoss
    /// Of each set, for every sample [n · sets].
    let weights: [Double]

    /// The same weights for all samples.
    init(_ loss: SetLoss, _ input: LeafInput, weight: (LabelSet) -> Double) {
        self.init(loss, weights: input.target.counts.flatMap { _ in input.target.sets.map(weight) })
    }

    init(_ loss: SetLoss, weights: [Double]) {
        self.loss = loss
        self.weights = weights
    }

    /// Divided by the number of voxels that count, not by the sum of their weights.
    func forward(_ input: LeafInput) throws -> SampleLosses {
        let (loss, weights, counted) = (loss, weights, input.target.counted)
        let sums = try loss.sums(input.logits, input.target.voxels, weights: weights)
        return SampleLosses(losses: zip(sums, counted).map { $1 > 0 ? $0 / Double($1) : nil }) { factors in
            try loss.gradient(
                input.logits, input.target.voxels, weights: weights,
                factors: zip(factors, counted).map { $1 > 0 ? $0 / Double($1) : 0 })
        }
    }
}

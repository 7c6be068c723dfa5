import Labels
import Tensors

/// The mean over voxels of a loss that asks for the probability of a voxel's set alone.
struct VoxelwiseLosses {
    let loss: SetLoss
    /// Of each set, for every sample [n · sets].
    let weights: [Double]
    /// What a voxel of each set costs whatever is predicted, [sets].
    let constants: [Double]

    /// The same weights for all samples.
    init(_ loss: SetLoss, _ input: LeafInput, constant: (LabelSet) -> Double, weight: (LabelSet) -> Double) {
        let sets = input.target.sets
        self.init(
            loss, weights: input.target.counts.flatMap { _ in sets.map(weight) }, constants: sets.map(constant))
    }

    init(_ loss: SetLoss, weights: [Double], constants: [Double]) {
        self.loss = loss
        self.weights = weights
        self.constants = constants
    }

    /// Divided by the number of voxels that count, not by the sum of their weights.
    func forward(_ input: LeafInput) throws -> SampleLosses {
        let (target, constants) = (input.target, constants)
        let counted = target.counted.map { Double(max($0, 1)) }
        let expected = input.expectedFactors
        let sums = try loss.sums(
            input.logits, target.voxels, weights: weights,
            factors: input.source.isBeingRecorded ? zip(expected, counted).map { $0 / $1 } : nil)
        let losses = target.counted.indices.map { sample -> Double? in
            guard target.counted[sample] > 0 else { return nil }
            let own = weights[(sample * target.sets.count)...]
            let constant = zip(zip(own, constants), target.counts[sample]).reduce(0) {
                $0 + $1.0.0 * $1.0.1 * Double($1.1)
            }
            return (sums.sums[sample] + constant) / counted[sample]
        }
        return SampleLosses(losses: losses) { factors in
            try sums.gradient(times: zip(factors, expected).map { $1 == 0 ? 0 : $0 / $1 })
        }
    }
}

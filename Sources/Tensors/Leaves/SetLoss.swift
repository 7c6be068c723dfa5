import CKernels

/// A loss that asks of each voxel how probable its set g of leaves is under the softmax of its logits. (SetLosses.c)
///
/// Softmax, sum over the set and loss are one pass over memory, and so is the gradient: no copy of the logits is made.
public struct SetLoss: Sendable {
    let name: String
    let sum:
        @Sendable @convention(c) (
            reel_leaf_sets, UnsafePointer<UInt16>?, UnsafePointer<Float>?, Int, UnsafePointer<Float>?, Float
        ) -> Double
    let slopes:
        @Sendable @convention(c) (
            reel_leaf_sets, UnsafePointer<UInt16>?, UnsafePointer<Float>?, UnsafeMutablePointer<Float>?, Int,
            UnsafePointer<Float>?, Float, Float
        ) -> Void
    let parameter: Float

    /// −log(p(g) / |g|), or −log p(g) where probabilities are not averaged over the set.
    public static func crossEntropy(averaged: Bool) -> SetLoss {
        SetLoss(
            name: "set_cross_entropy", sum: reel_set_cross_entropy_sum, slopes: reel_set_cross_entropy_slopes,
            parameter: averaged ? 1 : 0)
    }

    /// −(1 − p(g) / |g|)^γ log(p(g) / |g|)
    public static func focal(gamma: Double) -> SetLoss {
        SetLoss(name: "set_focal", sum: reel_set_focal_sum, slopes: reel_set_focal_slopes, parameter: Float(gamma))
    }

    /// Σ w[n, g] f of each sample of logits [n, …, leaves], the weights [n · sets]; what has no weight counts for nothing.
    public func sums(_ logits: Tensor, _ sets: LeafSets, weights: [Double]) throws -> [Double] {
        let rows = try sets.rows(of: logits, channels: sets.leaves)
        let table = try sets.table(weights)
        let (z, w, index) = (logits.floatPointer, table.floatPointer, sets.indexPointer)
        let sums = try sets.withTable { sets in
            try Profiler.measure(name, bytes: logits.bytes) {
                try rows.sums(ofEachSample: 1) { part, result in
                    result.pointee = sum(
                        sets, index + part.offset / sets.leaves, z + part.offset, part.rows,
                        w + part.sample * sets.sets, parameter)
                }
            }
        }
        return withExtendedLifetime((logits, table)) { sums }
    }

    /// The gradient by the logits of a sum of the samples' sums times factors [n].
    public func gradient(
        _ logits: Tensor, _ sets: LeafSets, weights: [Double], factors: [Double]
    ) throws -> Tensor {
        let rows = try sets.rows(of: logits, channels: sets.leaves)
        let table = try sets.table(weights)
        let result = try Tensor(uninitialized: logits.shape)
        let (z, w, index, to) = (logits.floatPointer, table.floatPointer, sets.indexPointer, result.floatPointer)
        try sets.withTable { sets in
            try Profiler.measure(name + " backward", bytes: 2 * logits.bytes) {
                try rows.forEachPart { part in
                    slopes(
                        sets, index + part.offset / sets.leaves, z + part.offset, to + part.offset, part.rows,
                        w + part.sample * sets.sets, parameter, Float(factors[part.sample]))
                }
            }
        }
        return withExtendedLifetime((logits, table)) { result }
    }
}

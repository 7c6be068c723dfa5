import CKernels

/// A loss that asks of each voxel how probable its set g of leaves is under the softmax of its logits. (SetLosses.c)
///
/// Softmax, sum over the set and loss are one pass over memory, and so is the gradient: no copy of the logits is made.
public struct SetLoss: Sendable {
    let name: String
    let kernel: Kernel

    /// Sets of voxels, logits, their gradient (or nil), voxels, weights of sets, and the gradient's factor.
    typealias Kernel =
        @Sendable (
            reel_leaf_sets, UnsafePointer<UInt16>, UnsafePointer<Float>, UnsafeMutablePointer<Float>?, Int,
            UnsafePointer<Float>, Float
        ) -> Double

    /// −log p(g)
    public static let crossEntropy = SetLoss(name: "set_cross_entropy") {
        reel_set_cross_entropy($0, $1, $2, $3, $4, $5, $6)
    }

    /// −(1 − p(g) / |g|)^γ log(p(g) / |g|)
    public static func focal(gamma: Double) -> SetLoss {
        let gamma = Float(gamma)
        return SetLoss(name: "set_focal") { reel_set_focal($0, $1, $2, $3, $4, $5, gamma, $6) }
    }

    /// Σ w[n, g] f of each sample of logits [n, …, leaves], the weights [n · sets], and the gradient by the logits of these
    /// sums times factors [n], where these are given; what has no weight counts for nothing.
    public func sums(_ logits: Tensor, _ sets: LeafSets, weights: [Double], factors: [Double]?) throws -> SampleSums {
        let rows = try sets.rows(of: logits, channels: sets.leaves)
        let table = try sets.table(weights)
        let gradient = try factors.map { _ in try Tensor(uninitialized: logits.shape) }
        let scales = (factors ?? Array(repeating: 0, count: rows.samples)).map { Float($0) }
        let (z, dz, w) = (logits.floatPointer, gradient?.floatPointer, table.floatPointer)
        let sums = try sets.withTable { table in
            try Profiler.measure(name, bytes: logits.bytes + (gradient?.bytes ?? 0)) {
                try rows.sums(ofEachSample: 1) { part, result in
                    result.pointee = sets.withIndices(of: part) { indices in
                        kernel(
                            table, indices, z + part.offset, dz.map { $0 + part.offset }, part.rows,
                            w + part.sample * table.sets, scales[part.sample])
                    }
                }
            }
        }
        return withExtendedLifetime((logits, table)) { SampleSums(sums: sums, gradient: gradient) }
    }
}

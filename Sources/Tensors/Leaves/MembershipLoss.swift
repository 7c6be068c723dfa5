import CKernels
import Foundations

/// Cross entropy of a sigmoid for every leaf but the first, where it is known whether a voxel is that leaf: its set is the
/// leaf alone, or does not hold it. (MembershipLoss.c)
public struct MembershipLoss: Sendable {
    let sets: LeafSets
    /// [n, …, leaves − 1]: 1 where a voxel that may be the leaf is taken for it.
    let added: Tensor?

    /// Throws where `added` has not the shape of the logits.
    public init(_ sets: LeafSets, added: Tensor?) throws {
        guard sets.leaves > 1 else {
            throw Problem(.value, "a hierarchy of background alone has no leaf to tell from it")
        }
        self.sets = sets
        self.added = try added?.asFloats().detached()
        if let added { _ = try sets.rows(of: added, channels: sets.leaves - 1) }
    }

    /// Σ w BCE of each sample of logits [n, …, leaves − 1] and its gradient by the logits, where `wantsGradient`; Σ w of
    /// each sample.
    public func sums(_ logits: Tensor, wantsGradient: Bool) throws -> (losses: SampleSums, weights: [Double]) {
        let rows = try sets.rows(of: logits, channels: sets.leaves - 1)
        let counts = try sets.table(sets.sets.map { _ in 1 })
        let gradient = wantsGradient ? try Tensor(uninitialized: logits.shape) : nil
        let (z, dz, more, count) = (
            logits.floatPointer, gradient?.floatPointer, added?.floatPointer, counts.floatPointer
        )
        let bytes = logits.bytes + (added?.bytes ?? 0) + (gradient?.bytes ?? 0)
        let sums = try sets.withTable { table in
            try Profiler.measure("membership", bytes: bytes) {
                try rows.sums(ofEachSample: 2) { part, sums in
                    sums[0] = sets.withIndices(of: part) { indices in
                        reel_membership(
                            table, indices, z + part.offset, more.map { UnsafePointer($0 + part.offset) },
                            dz.map { $0 + part.offset }, part.rows, count, 1, sums + 1)
                    }
                }
            }
        }
        return withExtendedLifetime((self, logits, counts)) {
            let samples = 0..<rows.samples
            return (
                SampleSums(sums: samples.map { sums[2 * $0] }, gradient: gradient), samples.map { sums[2 * $0 + 1] }
            )
        }
    }
}

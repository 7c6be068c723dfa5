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

    /// Σ w BCE and Σ w of each sample of logits [n, …, leaves − 1].
    public func sums(_ logits: Tensor) throws -> [(loss: Double, weight: Double)] {
        let rows = try sets.rows(of: logits, channels: sets.leaves - 1)
        let counts = try sets.table(sets.sets.map { _ in 1 })
        let (z, more, count, index) = (
            logits.floatPointer, added?.floatPointer, counts.floatPointer, sets.indexPointer
        )
        let sums = try sets.withTable { table in
            try Profiler.measure("membership", bytes: logits.bytes + (added?.bytes ?? 0)) {
                try rows.sums(ofEachSample: 2) { part, sums in
                    reel_membership_sums(
                        table, index + part.offset / rows.channels, z + part.offset,
                        more.map { UnsafePointer($0 + part.offset) }, part.rows, count, sums)
                }
            }
        }
        return withExtendedLifetime((self, logits, counts)) {
            (0..<rows.samples).map { (loss: sums[2 * $0], weight: sums[2 * $0 + 1]) }
        }
    }

    /// The gradient by the logits of a sum of the samples' Σ w BCE times factors [n].
    public func gradient(_ logits: Tensor, factors: [Double]) throws -> Tensor {
        let rows = try sets.rows(of: logits, channels: sets.leaves - 1)
        let counts = try sets.table(sets.sets.map { _ in 1 })
        let result = try Tensor(uninitialized: logits.shape)
        let (z, more, count, index, to) = (
            logits.floatPointer, added?.floatPointer, counts.floatPointer, sets.indexPointer, result.floatPointer
        )
        try sets.withTable { table in
            try Profiler.measure("membership backward", bytes: 2 * logits.bytes + (added?.bytes ?? 0)) {
                try rows.forEachPart { part in
                    reel_membership_slopes(
                        table, index + part.offset / rows.channels, z + part.offset,
                        more.map { UnsafePointer($0 + part.offset) }, to + part.offset, part.rows, count,
                        Float(factors[part.sample]))
                }
            }
        }
        return withExtendedLifetime((self, logits, counts)) { result }
    }
}

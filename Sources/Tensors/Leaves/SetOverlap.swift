import CKernels

/// What Dice is made of, for the softmax of logits and sets of leaves. (SetOverlaps.c)
///
/// Φ is the softmax averaged over a voxel's set, Ψ is 1/|g| in it. A set without a share says nothing: there Φ is the
/// softmax and Ψ 0.
public struct SetOverlap: Sendable {
    let sets: LeafSets
    /// 1/|g| of each set, or 0.
    let shares: [Double]
    let isSquared: Bool

    public init(_ sets: LeafSets, shares: [Double], isSquared: Bool) {
        (self.sets, self.shares, self.isSquared) = (sets, shares, isSquared)
    }

    /// What `sums` gives: `all` of each sample and leaf [n · leaves].
    public struct Sums: Sendable {
        /// Σ Φ Ψ and Σ Φᵃ; what does not hang on these is 0.
        public let all: [Overlap]
        fileprivate let kept: KeptProbabilities?
    }

    /// The sums of logits [n, …, leaves]; for a gradient of these that is asked for next the softmax is kept, where sets that
    /// say something are single leaves (the sum over several would round otherwise).
    public func sums(_ logits: Tensor, forGradient isDifferentiated: Bool = false) throws -> Sums {
        let rows = try sets.rows(of: logits, channels: sets.leaves)
        let (share, count) = (try sets.table(shares), try sets.table(sets.sets.map { _ in 1 }))
        let areSingle = zip(sets.sets, shares).allSatisfy { $0.count == 1 || $1 == 0 }
        let softmax = isDifferentiated && areSingle ? try Tensor(uninitialized: logits.shape) : nil
        let (z, p) = (logits.floatPointer, softmax?.floatPointer)
        let (ofShare, ofCount, squared) = (share.floatPointer, count.floatPointer, Int32(isSquared ? 1 : 0))
        let sums = try sets.withTable { table in
            try Profiler.measure("set_overlap", bytes: logits.bytes + (softmax?.bytes ?? 0)) {
                try rows.sums(2) { part, sums in
                    sets.withIndices(of: part) { indices in
                        reel_set_overlap_sums(
                            table, indices, z + part.offset, p.map { $0 + part.offset }, part.rows, ofShare, ofCount,
                            squared, sums)
                    }
                }
            }
        }
        return withExtendedLifetime((logits, share, count)) {
            Sums(
                all: zip(sums[0], sums[1]).map { Overlap(common: $0, predicted: $1) },
                kept: softmax.map(KeptProbabilities.init))
        }
    }

    /// The gradient by the logits of a function of these sums, given its derivatives [n · leaves] by each. Voxels that
    /// may be any leaf have none where their set has a share: their Φ is the same whatever the logits.
    public func gradient(of sums: Sums, _ logits: Tensor, byCommon: [Double], byPredicted: [Double]) throws -> Tensor {
        let rows = try sets.rows(of: logits, channels: sets.leaves)
        let share = try sets.table(shares)
        let count = try sets.table(zip(sets.sets, shares).map { $0.count == sets.leaves && $1 > 0 ? 0 : 1 })
        let factors = try Tensor((byCommon + byPredicted).map { Float($0) })
        let kept = sums.kept?.taken()
        let result = try kept ?? Tensor(uninitialized: logits.shape)
        let (z, to, slope) = ((kept ?? logits).floatPointer, result.floatPointer, factors.floatPointer)
        let isKept: Int32 = kept == nil ? 0 : 1
        let (ofShare, ofCount, squared) = (share.floatPointer, count.floatPointer, Int32(isSquared ? 1 : 0))
        try sets.withTable { table in
            try Profiler.measure("set_overlap backward", bytes: 2 * logits.bytes) {
                try rows.forEachPart { part in
                    sets.withIndices(of: part) { indices in
                        reel_set_overlap_slopes(
                            table, indices, z + part.offset, to + part.offset, part.rows, ofShare, ofCount, squared,
                            isKept, slope + part.coefficients, slope + byCommon.count + part.coefficients)
                    }
                }
            }
        }
        return withExtendedLifetime((logits, share, count, factors)) { result }
    }
}

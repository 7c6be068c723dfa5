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

    /// Σ Φ Ψ and Σ Φᵃ of each sample and leaf [n · leaves] of logits [n, …, leaves]; what does not hang on these is 0.
    public func sums(_ logits: Tensor) throws -> [Overlap] {
        let rows = try sets.rows(of: logits, channels: sets.leaves)
        let (share, count) = (try sets.table(shares), try sets.table(sets.sets.map { _ in 1 }))
        let z = logits.floatPointer
        let (ofShare, ofCount, squared) = (share.floatPointer, count.floatPointer, Int32(isSquared ? 1 : 0))
        let sums = try sets.withTable { table in
            try Profiler.measure("set_overlap", bytes: logits.bytes) {
                try rows.sums(2) { part, sums in
                    sets.withIndices(of: part) { indices in
                        reel_set_overlap_sums(
                            table, indices, z + part.offset, part.rows, ofShare, ofCount, squared, sums)
                    }
                }
            }
        }
        return withExtendedLifetime((logits, share, count)) {
            zip(sums[0], sums[1]).map { Overlap(common: $0, predicted: $1) }
        }
    }

    /// The gradient by the logits of a function of these sums, given its derivatives [n · leaves] by each. Voxels that
    /// may be any leaf have none where their set has a share: their Φ is the same whatever the logits.
    public func gradient(_ logits: Tensor, byCommon: [Double], byPredicted: [Double]) throws -> Tensor {
        let rows = try sets.rows(of: logits, channels: sets.leaves)
        let share = try sets.table(shares)
        let count = try sets.table(zip(sets.sets, shares).map { $0.count == sets.leaves && $1 > 0 ? 0 : 1 })
        let factors = try Tensor((byCommon + byPredicted).map { Float($0) })
        let result = try Tensor(uninitialized: logits.shape)
        let (z, to, slope) = (logits.floatPointer, result.floatPointer, factors.floatPointer)
        let (ofShare, ofCount, squared) = (share.floatPointer, count.floatPointer, Int32(isSquared ? 1 : 0))
        try sets.withTable { table in
            try Profiler.measure("set_overlap backward", bytes: 2 * logits.bytes) {
                try rows.forEachPart { part in
                    sets.withIndices(of: part) { indices in
                        reel_set_overlap_slopes(
                            table, indices, z + part.offset, to + part.offset, part.rows, ofShare, ofCount, squared,
                            slope + part.coefficients, slope + byCommon.count + part.coefficients)
                    }
                }
            }
        }
        return withExtendedLifetime((logits, share, count, factors)) { result }
    }
}

import CKernels

extension Tensor {
    /// Φ: the probabilities [n, …, leaves] averaged over each voxel's set of leaves, as they are outside of it. The map is
    /// its own transpose: dp = Φ(dΦ). Voxels that do not count stay as they are. (Fidon et al., MICCAI 2021)
    public func marginalised(over sets: LeafSets) throws -> Tensor {
        let p = try asFloats()
        return .operation(inputs: [p], output: try p.averaged(over: sets), name: "marginalise") { gradient in
            [try gradient.averaged(over: sets)]
        }
    }

    private func averaged(over sets: LeafSets) throws -> Tensor {
        let rows = try sets.rows(of: self, channels: sets.leaves)
        let shares = try sets.table(sets.sets.map { 1 / Double($0.count) })
        let result = try Tensor(uninitialized: shape)
        let (p, share, to) = (floatPointer, shares.floatPointer, result.floatPointer)
        try sets.withTable { table in
            try Profiler.measure("marginalise", bytes: 2 * bytes) {
                try rows.forEachPart { part in
                    sets.withIndices(of: part) { indices in
                        reel_marginalise(table, indices, p + part.offset, to + part.offset, part.rows, share)
                    }
                }
            }
        }
        return withExtendedLifetime((self, shares)) { result }
    }
}

extension LeafSets {
    /// Ψ, of a shape [n, …, leaves]: 1/|g| for the leaves in each voxel's set, else 0; all 0 where a voxel does not count.
    public func targets(shape: [Int]) throws -> Tensor {
        let result = try Tensor(uninitialized: shape)
        let rows = try rows(of: result, channels: leaves)
        let shares = try table(sets.map { 1 / Double($0.count) })
        let (share, to) = (shares.floatPointer, result.floatPointer)
        try withTable { table in
            try rows.forEachPart { part in
                withIndices(of: part) { indices in
                    reel_set_targets(table, indices, to + part.offset, part.rows, share)
                }
            }
        }
        return withExtendedLifetime(shares) { result }
    }
}

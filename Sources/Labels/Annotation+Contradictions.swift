/// Two annotations of one image that cannot both be right somewhere: their sets are disjoint there.
public struct Contradiction: Equatable, Sendable {
    /// What the one says, and what the other.
    public let here: LabelSet
    public let there: LabelSet
    /// At how many voxels, of those neither ignores.
    public let voxels: Int
}

extension Annotation {
    /// Where this annotation and another of the same image exclude each other, the most frequent pair of sets first.
    ///
    /// - Throws: `LabelError` for annotations of different shapes, grids or leaves.
    public func contradictions(to other: Annotation) throws(LabelError) -> [Contradiction] {
        guard shape == other.shape else {
            throw LabelError(
                "The annotations have different shapes, \(shape) and \(other.shape).",
                remedy: "Only annotations of one image can contradict each other.")
        }
        if let grid, let place = other.grid, let mismatch = grid.mismatch(with: place) {
            throw LabelError(
                mismatch.description(of: "The one annotation", and: "the other") + ".", remedy: mismatch.remedy + ".")
        }
        let there = try other.under(hierarchy)
        var isDisjoint: [[Bool]] = []
        for set in sets { isDisjoint.append(there.sets.map { set.isDisjoint(with: $0) }) }
        guard isDisjoint.contains(where: { $0.contains(true) }) else { return [] }
        var counts: [[Int]] = isDisjoint.map { $0.map { _ in 0 } }
        for voxel in indices.indices {
            let (a, b) = (Int(indices[voxel]), Int(there.indices[voxel]))
            guard isDisjoint[a][b], ignored?[voxel] != true, there.ignored?[voxel] != true else { continue }
            counts[a][b] += 1
        }
        var found: [Contradiction] = []
        for (a, row) in counts.enumerated() {
            for (b, voxels) in row.enumerated() where voxels > 0 {
                found.append(Contradiction(here: sets[a], there: there.sets[b], voxels: voxels))
            }
        }
        return found.sorted { $0.voxels > $1.voxels }
    }

    /// Whether every voxel that counts can be any leaf, so that nothing can be learnt here. False where none counts.
    public var isUnknown: Bool {
        let everything = hierarchy.everything
        return counts.contains { $0 > 0 } && zip(sets, counts).allSatisfy { $1 == 0 || $0 == everything }
    }
}

/// How much of a region an annotation says.
public enum Completeness: String, Sendable {
    /// Known at every voxel that is not ignored, of which there are some.
    case complete
    /// Known at some.
    case partly
    /// Known at none.
    case unknown
}

extension Annotation {
    /// Per voxel: whether it is known to lie in the region or outside it (g ⊆ R or g ∩ R = ∅).
    public func known(_ region: String) throws(LabelError) -> [Bool] { known(try hierarchy.region(region)) }

    public func known(_ region: LabelSet) -> [Bool] {
        lookedUp(sets.map { Self.isKnown(region, $0) })
    }

    /// Per voxel: whether it is known to lie in the region (g ⊆ R).
    public func target(_ region: String) throws(LabelError) -> [Bool] { target(try hierarchy.region(region)) }

    public func target(_ region: LabelSet) -> [Bool] {
        lookedUp(sets.map { $0.isSubset(of: region) })
    }

    /// `target` as 1 and 0, for a loss.
    public func targetValues(_ region: LabelSet) -> [Float] {
        lookedUp(sets.map { $0.isSubset(of: region) ? 1 : 0 })
    }

    /// 1 where the region is known and the voxel not ignored, else 0: the weights of a masked loss.
    public func knownWeights(_ region: LabelSet) -> [Float] {
        var weights: [Float] = lookedUp(sets.map { Self.isKnown(region, $0) ? 1 : 0 })
        if let ignored {
            for (voxel, isIgnored) in ignored.enumerated() where isIgnored { weights[voxel] = 0 }
        }
        return weights
    }

    /// 1 where the voxel counts, 0 where it is ignored; nil where all count.
    public var countedWeights: [Float]? {
        ignored.map { $0.map { $0 ? 0 : 1 } }
    }

    /// Known at every voxel that is not ignored: computed, never declared.
    public func complete(_ region: String) throws(LabelError) -> Bool { complete(try hierarchy.region(region)) }

    public func complete(_ region: LabelSet) -> Bool { completeness(region) == .complete }

    /// Complete, partly known or unknown. Where every voxel is ignored, nothing is known.
    public func completeness(_ region: LabelSet) -> Completeness {
        var (known, unknown) = (0, 0)
        for (set, count) in zip(sets, counts) {
            if Self.isKnown(region, set) { known += count } else { unknown += count }
        }
        if known == 0 { return .unknown }
        return unknown == 0 ? .complete : .partly
    }

    /// The share of the voxels that are not ignored at which the region is known; 0 where every voxel is ignored.
    public func knownShare(_ region: LabelSet) -> Double {
        let known = zip(sets, counts).reduce(0) { $0 + (Self.isKnown(region, $1.0) ? $1.1 : 0) }
        let all = counts.reduce(0, +)
        return all == 0 ? 0 : Double(known) / Double(all)
    }

    /// The regions that are complete here, in the order of the hierarchy, those absent from the image included.
    public var completeRegions: [String] {
        hierarchy.regions.filter { complete($0.set) }.map(\.name)
    }

    /// How many voxels that are not ignored surely lie in the region.
    public func voxels(of region: LabelSet) -> Int {
        zip(sets, counts).reduce(0) { $0 + ($1.0.isSubset(of: region) ? $1.1 : 0) }
    }

    /// At how many voxels that are not ignored it is known whether they lie in the region.
    public func knownVoxels(of region: LabelSet) -> Int {
        zip(sets, counts).reduce(0) { $0 + (Self.isKnown(region, $1.0) ? $1.1 : 0) }
    }

    /// The leaf's label value at every fully labelled voxel, `unknown` elsewhere and where ignored.
    public func values(unknown: Int = -1) -> [Int] {
        var values = lookedUp(sets.map { set in set.onlyLeaf.map { hierarchy.leaves[$0].value } ?? unknown })
        if let ignored {
            for (voxel, isIgnored) in ignored.enumerated() where isIgnored { values[voxel] = unknown }
        }
        return values
    }

    private static func isKnown(_ region: LabelSet, _ set: LabelSet) -> Bool {
        set.isSubset(of: region) || set.isDisjoint(with: region)
    }
}

import Space

extension Annotation {
    /// This annotation without what it says of some regions: their leaves can no longer be told from background, nor
    /// background from them. g becomes g ∪ D ∪ {background} where it touches either, D the leaves dropped.
    public func dropping(_ regions: [String]) throws(LabelError) -> Annotation {
        guard !regions.isEmpty else { return self }
        let lost = try hierarchy.union(regions) | hierarchy.background
        return mapped { $0.isDisjoint(with: lost) ? $0 : $0 | lost }
    }

    /// Only what this annotation says of the regions named, as if each had been drawn as a mask and nothing else:
    /// at each voxel the intersection of R where g ⊆ R and L ∖ R where g ∩ R = ∅. What is not known stays so.
    public func restricted(to regions: [String]) throws(LabelError) -> Annotation {
        var kept: [LabelSet] = []
        for name in regions { kept.append(try hierarchy.region(name)) }
        return restricted(toSets: kept)
    }

    /// The same for sets of leaves, whatever they are called.
    public func restricted(toSets regions: [LabelSet]) -> Annotation {
        let everything = hierarchy.everything
        return mapped { set in
            regions.reduce(everything) { left, region in
                if set.isSubset(of: region) { return left & region }
                return set.isDisjoint(with: region) ? left - region : left
            }
        }
    }

    /// Adds a mask: voxels ignored here or there.
    public func ignoring(_ mask: [Bool]) throws(LabelError) -> Annotation {
        guard mask.count == count else {
            throw LabelError(
                "The mask of ignored voxels has \(mask.count) voxels, the annotation of shape \(shape) has \(count).",
                remedy: "Give a mask of the same shape.")
        }
        let both = ignored.map { zip($0, mask).map { $0 || $1 } } ?? mask
        return Annotation(unchecked: hierarchy, shape, sets, indices, both.contains(true) ? both : nil, grid)
    }

    /// The voxels whose offsets are named, in that order, as an annotation of another shape: slices, crops, flips.
    ///
    /// - Parameter grid: where the voxels stand then; nil for nowhere in particular.
    public func gathered(_ offsets: [Int], shape: [Int], grid: Grid? = nil) throws(LabelError) -> Annotation {
        try Self.check(grid, shape)
        let voxels = try Self.voxels(of: shape)
        guard offsets.count == voxels else {
            throw LabelError("\(offsets.count) voxels do not make the shape \(shape).")
        }
        if let outside = offsets.first(where: { $0 < 0 || $0 >= count }) {
            throw LabelError("Voxel \(outside) is outside an annotation of \(count) voxels.")
        }
        let mask = ignored.map { ignored in offsets.map { ignored[$0] } }
        return Annotation(
            unchecked: hierarchy, shape, sets, offsets.map { indices[$0] }, mask?.contains(true) == true ? mask : nil,
            grid)
    }

    private func mapped(_ transform: (LabelSet) -> LabelSet) -> Annotation {
        Annotation(unchecked: hierarchy, shape, sets.map(transform), indices, ignored, grid)
    }
}

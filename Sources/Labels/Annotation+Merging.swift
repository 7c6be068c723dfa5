extension Annotation {
    /// This annotation with the leaves of each region merged: what touches it can be any of its leaves, g ∪ R.
    ///
    /// Regions that overlap are merged into one: their leaves cannot be told apart any more.
    public func merging(sets regions: [LabelSet]) -> Annotation {
        var groups: [LabelSet] = []
        for region in regions {
            let touching = groups.filter { !$0.isDisjoint(with: region) }
            groups.removeAll { !$0.isDisjoint(with: region) }
            groups.append(touching.reduce(region, |))
        }
        let tables = sets.map { set in
            groups.reduce(set) { merged, group in set.isDisjoint(with: group) ? merged : merged | group }
        }
        return Annotation(unchecked: hierarchy, shape, tables, indices, ignored, grid)
    }

    /// The same by the regions' names. Throws `LabelError` for an unknown one.
    public func merging(_ regions: [String]) throws(LabelError) -> Annotation {
        var merged: [LabelSet] = []
        for name in regions { merged.append(try hierarchy.region(name)) }
        return merging(sets: merged)
    }
}

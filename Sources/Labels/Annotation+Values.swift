import Space

extension Annotation {
    /// The annotation that a label map makes.
    ///
    /// A value names its leaf unless `values` gives it a list of regions, whose union it then means. `annotated` says
    /// only what 0 excludes: 0 means L ∖ ∪annotated; left out, 0 means background. A value that `values` explains may lie
    /// outside of what is annotated: some of its region was drawn, and 0 can be more of it.
    ///
    /// - Throws: `LabelError` for a value that is not in the hierarchy (with the number of its voxels), an empty set,
    ///   an unknown region, a leaf's value disjoint from every annotated region, and 0 given both ways.
    public init(
        labels: [Int], shape: [Int], hierarchy: Hierarchy, values: [Int: [String]] = [:],
        annotated: [String]? = nil, ignore: [Int] = [], ignoring mask: [Bool]? = nil, grid: Grid? = nil
    ) throws(LabelError) {
        let voxels = try Self.voxels(of: shape)
        try Self.check(grid, shape)
        guard labels.count == voxels else {
            throw LabelError("A label map of shape \(shape) has \(voxels) voxels, but \(labels.count) were given.")
        }
        var meaning = ValueMeaning(
            hierarchy: hierarchy, values: values,
            annotated: try annotated.map { names throws(LabelError) in try hierarchy.union(names, as: "annotated") },
            ignored: Set(ignore))
        try meaning.checkGiven()
        var indices = [UInt16](repeating: 0, count: voxels)
        var ignored = mask ?? []
        if let mask, mask.count != voxels {
            throw LabelError(
                "The mask of ignored voxels has \(mask.count) voxels, the label map of shape \(shape) has \(voxels).",
                remedy: "Give a mask of the same shape.", argument: "ignore")
        }
        if mask == nil, !ignore.isEmpty { ignored = Array(repeating: false, count: voxels) }
        // Label maps come in runs: the last value's index is at hand for most voxels.
        var last: (value: Int, index: UInt16, isIgnored: Bool)?
        for (voxel, value) in labels.enumerated() {
            let meant: (value: Int, index: UInt16, isIgnored: Bool)
            if let last, last.value == value {
                meant = last
            } else {
                let known = try meaning.index(of: value, in: labels, ignoring: mask)
                meant = (value, known, meaning.ignored.contains(value))
                last = meant
            }
            indices[voxel] = meant.index
            if meant.isIgnored { ignored[voxel] = true }
        }
        self.init(unchecked: hierarchy, shape, meaning.sets, indices, ignored.contains(true) ? ignored : nil, grid)
    }

    public init(
        labels: [Int32], shape: [Int], hierarchy: Hierarchy, values: [Int: [String]] = [:],
        annotated: [String]? = nil, ignore: [Int] = [], ignoring mask: [Bool]? = nil, grid: Grid? = nil
    ) throws(LabelError) {
        try self.init(
            labels: labels.map(Int.init), shape: shape, hierarchy: hierarchy, values: values, annotated: annotated,
            ignore: ignore, ignoring: mask, grid: grid)
    }
}

/// What the values of one label map mean, worked out when a value first occurs.
private struct ValueMeaning {
    let hierarchy: Hierarchy
    let values: [Int: [String]]
    let annotated: LabelSet?
    let ignored: Set<Int>
    private(set) var sets: [LabelSet] = []
    private var known: [Int: UInt16] = [:]

    init(hierarchy: Hierarchy, values: [Int: [String]], annotated: LabelSet?, ignored: Set<Int>) {
        self.hierarchy = hierarchy
        self.values = values
        self.annotated = annotated
        self.ignored = ignored
    }

    /// Checks what was given even for values that do not occur.
    func checkGiven() throws(LabelError) {
        for (value, names) in values.sorted(by: { $0.key < $1.key }) {
            guard !names.isEmpty else {
                throw LabelError(
                    "The value \(value) is given an empty set.", remedy: "Name at least one region it may be.",
                    argument: "values")
            }
            _ = try hierarchy.union(names, as: "values")
        }
        if values[0] != nil, annotated != nil {
            throw LabelError(
                "Value 0 is given a set by values: and another by annotated:.", remedy: "Leave one of them out.",
                argument: "values")
        }
        if annotated == hierarchy.everything {
            throw LabelError(
                "annotated: covers every leaf, background too, so 0 could mean nothing.",
                remedy: "Name only the regions that were drawn.", argument: "annotated")
        }
    }

    mutating func index(of value: Int, in labels: [Int], ignoring mask: [Bool]?) throws(LabelError) -> UInt16 {
        if let index = known[value] { return index }
        let set = try set(of: value, in: labels, ignoring: mask)
        guard let index = UInt16(exactly: sets.count) else {
            throw LabelError(
                "A label map has more than 65,536 values.", remedy: "Is it an image rather than labels?",
                argument: "labels")
        }
        sets.append(set)
        known[value] = index
        return index
    }

    private func set(of value: Int, in labels: [Int], ignoring mask: [Bool]?) throws(LabelError) -> LabelSet {
        if ignored.contains(value) { return hierarchy.everything }
        if let names = values[value] { return try hierarchy.union(names) }
        if value == 0 { return annotated.map { hierarchy.everything - $0 } ?? hierarchy.background }
        guard let leaf = hierarchy.leaf(ofValue: value) else {
            if isIgnoredEverywhere(value, labels, mask) { return hierarchy.everything }
            let voxels = labels.count { $0 == value }
            throw LabelError(
                "The label value \(value) (\(voxels) \(voxels == 1 ? "voxel" : "voxels")) is not in the hierarchy.",
                remedy: "Give it a region with values: {\(value): …}, or leave it out with ignore: \(value).",
                argument: "labels")
        }
        let set = LabelSet(leaf)
        if let annotated, set.isDisjoint(with: annotated) {
            let regions = annotated.isEmpty ? "of which there are none" : "(\(hierarchy.describe(annotated)))"
            throw LabelError(
                "The label value \(value), which means \(hierarchy.describe(set)), lies outside every annotated region"
                    + (annotated.isEmpty ? ", " : " ") + regions + ".",
                remedy: "Name its region in annotated: as well, say with values: what it is where it was drawn only in "
                    + "part, or leave it out with ignore: \(value).",
                argument: "annotated")
        }
        return set
    }

    /// A value without a meaning does no harm where the mask hides all of its voxels.
    private func isIgnoredEverywhere(_ value: Int, _ labels: [Int], _ mask: [Bool]?) -> Bool {
        guard let mask else { return false }
        return zip(labels, mask).allSatisfy { $0 != value || $1 }
    }
}

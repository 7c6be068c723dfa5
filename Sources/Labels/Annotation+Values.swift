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
        let meaning = try ValueMeaning(hierarchy, values: values, annotated: annotated, ignored: ignore)
        try self.init(read: labels, shape, meaning, mask, grid)
    }

    public init(
        labels: [Int32], shape: [Int], hierarchy: Hierarchy, values: [Int: [String]] = [:],
        annotated: [String]? = nil, ignore: [Int] = [], ignoring mask: [Bool]? = nil, grid: Grid? = nil
    ) throws(LabelError) {
        let meaning = try ValueMeaning(hierarchy, values: values, annotated: annotated, ignored: ignore)
        try self.init(read: labels, shape, meaning, mask, grid)
    }

    /// Read where they lie, without a copy, if they lie in one piece.
    public init(
        labels: some Collection<Int64>, shape: [Int], hierarchy: Hierarchy, values: [Int: [String]] = [:],
        annotated: [String]? = nil, ignore: [Int] = [], ignoring mask: [Bool]? = nil, grid: Grid? = nil
    ) throws(LabelError) {
        let meaning = try ValueMeaning(hierarchy, values: values, annotated: annotated, ignored: ignore)
        let inPlace = labels.withContiguousStorageIfAvailable { labels in
            Result { () throws(LabelError) in try Annotation(read: labels, shape, meaning, mask, grid) }
        }
        if let inPlace {
            self = try inPlace.get()
        } else {
            try self.init(read: Array(labels), shape, meaning, mask, grid)
        }
    }

    private init<Labels: RandomAccessCollection>(
        read labels: Labels, _ shape: [Int], _ given: ValueMeaning, _ mask: [Bool]?, _ grid: Grid?
    ) throws(LabelError) where Labels.Element: FixedWidthInteger, Labels.Index == Int {
        let voxels = try Self.voxels(of: shape)
        try Self.check(grid, shape)
        guard labels.count == voxels else {
            throw LabelError("A label map of shape \(shape) has \(voxels) voxels, but \(labels.count) were given.")
        }
        var meaning = given
        try meaning.checkGiven()
        if let mask, mask.count != voxels {
            throw LabelError(
                "The mask of ignored voxels has \(mask.count) voxels, the label map of shape \(shape) has \(voxels).",
                remedy: "Give a mask of the same shape.", argument: "ignore")
        }
        var failure: LabelError?
        var occurrences: [Int] = []
        let indices = [UInt16](unsafeUninitializedCapacity: voxels) { buffer, count in
            do throws(LabelError) {
                // Label maps come in runs of one value, each of which is looked up once.
                while count < voxels {
                    let (start, value) = (count, labels[count])
                    let index = try meaning.index(of: Int(value), in: labels, ignoring: mask)
                    var end = start
                    repeat {
                        buffer.initializeElement(at: end, to: index)
                        end += 1
                    } while end < voxels && labels[end] == value
                    if Int(index) == occurrences.count { occurrences.append(0) }
                    occurrences[Int(index)] += end - start
                    count = end
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        var ignored = mask
        if meaning.isIgnored.contains(true) {
            ignored = indices.map { meaning.isIgnored[Int($0)] }
            if let mask { for voxel in 0..<voxels where mask[voxel] { ignored?[voxel] = true } }
        }
        if ignored?.contains(true) == false { ignored = nil }
        self.init(unchecked: meaning.hierarchy, shape, meaning.sets, indices, ignored, grid, occurrences: occurrences)
    }
}

/// What the values of one label map mean, worked out when a value first occurs.
private struct ValueMeaning {
    let hierarchy: Hierarchy
    let values: [Int: [String]]
    let annotated: LabelSet?
    let ignored: Set<Int>
    /// The meaning of each value that occurred, and whether its voxels are ignored, in the order of first occurrence.
    private(set) var sets: [LabelSet] = []
    private(set) var isIgnored: [Bool] = []
    private var known: [Int: UInt16] = [:]
    /// By a value's lowest bits the last such value and its index, so that few look-ups reach `known`. A slot that is still
    /// empty holds a value of other lowest bits.
    private var recent = (0..<slots).map { (value: $0 + 1, index: UInt16(0)) }
    private static let slots = 4096

    init(
        _ hierarchy: Hierarchy, values: [Int: [String]], annotated: [String]?, ignored: [Int]
    ) throws(LabelError) {
        self.hierarchy = hierarchy
        self.values = values
        self.annotated = try annotated.map { names throws(LabelError) in try hierarchy.union(names, as: "annotated") }
        self.ignored = Set(ignored)
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

    mutating func index(
        of value: Int, in labels: some Collection<some FixedWidthInteger>, ignoring mask: [Bool]?
    ) throws(LabelError) -> UInt16 {
        let slot = value & (Self.slots - 1)
        if recent[slot].value == value { return recent[slot].index }
        let index = if let index = known[value] { index } else { try add(value, labels, mask) }
        recent[slot] = (value, index)
        return index
    }

    private mutating func add(
        _ value: Int, _ labels: some Collection<some FixedWidthInteger>, _ mask: [Bool]?
    ) throws(LabelError) -> UInt16 {
        let set = try set(of: value, in: labels, ignoring: mask)
        guard let index = UInt16(exactly: sets.count) else {
            throw LabelError(
                "A label map has more than 65,536 values.", remedy: "Is it an image rather than labels?",
                argument: "labels")
        }
        sets.append(set)
        isIgnored.append(ignored.contains(value))
        known[value] = index
        return index
    }

    private func set(
        of value: Int, in labels: some Collection<some FixedWidthInteger>, ignoring mask: [Bool]?
    ) throws(LabelError) -> LabelSet {
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
    private func isIgnoredEverywhere(
        _ value: Int, _ labels: some Collection<some FixedWidthInteger>, _ mask: [Bool]?
    ) -> Bool {
        guard let mask else { return false }
        return zip(labels, mask).allSatisfy { $0 != value || $1 }
    }
}

import Space

/// What is known of an image: each voxel carries a set of leaves, one of which is the truth.
///
/// Stored as one index per voxel into a table of the sets that occur. Every question about a region is answered once
/// per set and then looked up per voxel. Voxels in row-major order of `shape`.
public struct Annotation: Sendable {
    public let hierarchy: Hierarchy
    public let shape: [Int]
    /// The sets that occur, without repetition.
    public let sets: [LabelSet]
    /// Which of `sets` each voxel carries.
    public let indices: [UInt16]
    /// True where a voxel leaves every sum, mean and count; nil where none does. Ignored is not unknown.
    public let ignored: [Bool]?
    /// How many voxels that are not ignored carry each of `sets`.
    public let counts: [Int]
    /// Where the voxels stand; the axes of `shape` after its own are no axes of space. Nil for what was made of bare numbers.
    public let grid: Grid?

    /// Its parts, once someone asked for them.
    let sampleCache = SampleCache()

    /// - Throws: `LabelError` if the parts do not fit each other.
    public init(
        hierarchy: Hierarchy, shape: [Int], sets: [LabelSet], indices: [UInt16], ignored: [Bool]? = nil,
        grid: Grid? = nil
    ) throws(LabelError) {
        let voxels = try Self.voxels(of: shape)
        guard indices.count == voxels else {
            throw LabelError("An annotation of shape \(shape) has \(voxels) voxels, but \(indices.count) were given.")
        }
        if let ignored, ignored.count != voxels {
            throw LabelError(
                "The mask of ignored voxels has \(ignored.count) voxels, the annotation of shape \(shape) has \(voxels).",
                remedy: "Give a mask of the same shape.")
        }
        if let empty = sets.first(where: \.isEmpty) {
            throw LabelError("A voxel carries the empty set \(hierarchy.describe(empty)): nothing could be true there.")
        }
        if let worst = indices.max(), Int(worst) >= sets.count {
            throw LabelError("A voxel points to set \(worst) of a table of \(sets.count).")
        }
        try Self.check(grid, shape)
        self.init(unchecked: hierarchy, shape, sets, indices, ignored?.contains(true) == true ? ignored : nil, grid)
    }

    /// Throws `LabelError` for a grid of another size.
    static func check(_ grid: Grid?, _ shape: [Int]) throws(LabelError) {
        guard let grid, !shape.starts(with: grid.size) else { return }
        throw LabelError("An annotation of shape \(shape) does not lie on a grid of size \(grid.size).")
    }

    /// Parts that are known to fit. Sets that stand twice in the table become one; sets that do not occur leave it.
    /// `occurrences`: how many voxels carry each of `sets`, ignored ones too; left out, they are counted.
    init(
        unchecked hierarchy: Hierarchy, _ shape: [Int], _ sets: [LabelSet], _ indices: [UInt16], _ ignored: [Bool]?,
        _ grid: Grid?, occurrences: [Int]? = nil
    ) {
        self.grid = grid
        self.hierarchy = hierarchy
        self.shape = shape
        self.ignored = ignored
        let all = occurrences ?? Self.occurrences(of: indices, below: sets.count)
        var counted = all
        if let ignored {
            for (index, isIgnored) in zip(indices, ignored) where isIgnored { counted[Int(index)] -= 1 }
        }
        var table: [LabelSet] = []
        var counts: [Int] = []
        var place: [LabelSet: Int] = [:]
        var renumbered = [UInt16](repeating: 0, count: sets.count)
        for (index, set) in sets.enumerated() where all[index] > 0 {
            let position = place[set] ?? table.count
            if position == table.count {
                place[set] = position
                table.append(set)
                counts.append(0)
            }
            counts[position] += counted[index]
            renumbered[index] = UInt16(truncatingIfNeeded: position)
        }
        self.sets = table
        self.counts = counts
        let isSame = renumbered.enumerated().allSatisfy { all[$0] == 0 || Int($1) == $0 }
        self.indices = isSame ? indices : indices.map { renumbered[Int($0)] }
    }

    /// How often each index below `limit` occurs. Neighbours, which mostly are the same, are counted in tables of their
    /// own: one addition does not wait for the last.
    private static func occurrences(of indices: [UInt16], below limit: Int) -> [Int] {
        let tables = 4
        var counts = [Int](repeating: 0, count: tables * limit)
        counts.withUnsafeMutableBufferPointer { counts in
            indices.withUnsafeBufferPointer { indices in
                let whole = indices.count / tables * tables
                for start in stride(from: 0, to: whole, by: tables) {
                    counts[Int(indices[start])] += 1
                    counts[limit + Int(indices[start + 1])] += 1
                    counts[2 * limit + Int(indices[start + 2])] += 1
                    counts[3 * limit + Int(indices[start + 3])] += 1
                }
                for place in whole..<indices.count { counts[Int(indices[place])] += 1 }
            }
        }
        return (0..<limit).map { index in (0..<tables).reduce(0) { $0 + counts[$1 * limit + index] } }
    }

    public var count: Int { indices.count }

    /// The set that the voxel at a position carries.
    public func set(at position: [Int]) throws(LabelError) -> LabelSet {
        guard position.count == shape.count else {
            throw LabelError(
                "A voxel of this annotation has \(shape.count) indices, but \(position.count) were given: \(position).",
                remedy: "The annotation's shape is \(shape).")
        }
        var offset = 0
        for (axis, (index, size)) in zip(position, shape).enumerated() {
            let wrapped = index < 0 ? index + size : index
            guard wrapped >= 0, wrapped < size else {
                throw LabelError(
                    "Index \(index) is outside axis \(axis) of the annotation.",
                    remedy: "Its shape is \(shape): that axis runs from 0 to \(size - 1).")
            }
            offset = offset * size + wrapped
        }
        return sets[Int(indices[offset])]
    }

    /// The product of the sizes.
    static func voxels(of shape: [Int]) throws(LabelError) -> Int {
        var product = 1
        for size in shape {
            let (next, overflow) = product.multipliedReportingOverflow(by: size)
            guard size >= 0, !overflow else { throw LabelError("The shape \(shape) is not one of an image.") }
            product = next
        }
        return product
    }

    /// Looks a table of one entry per set up at every voxel.
    func lookedUp<Element>(_ table: [Element]) -> [Element] {
        table.withUnsafeBufferPointer { table in
            [Element](unsafeUninitializedCapacity: indices.count) { buffer, count in
                indices.withUnsafeBufferPointer { indices in
                    for voxel in indices.indices {
                        buffer.initializeElement(at: voxel, to: table[Int(indices[voxel])])
                    }
                }
                count = indices.count
            }
        }
    }
}

/// Equal where every voxel carries the same set, whatever the order of the tables, and stands at the same place. What has no
/// grid may stand anywhere.
extension Annotation: Equatable {
    public static func == (left: Annotation, right: Annotation) -> Bool {
        guard left.shape == right.shape, left.ignored == right.ignored, left.hierarchy == right.hierarchy else {
            return false
        }
        if let grid = left.grid, let other = right.grid, grid.mismatch(with: other) != nil { return false }
        var place: [LabelSet: UInt16] = [:]
        for (index, set) in right.sets.enumerated() { place[set] = UInt16(truncatingIfNeeded: index) }
        let translation = left.sets.map { place[$0] }
        return zip(left.indices, right.indices).allSatisfy { translation[Int($0)] == $1 }
    }
}

import Foundations

/// The parts of a mask that hang together: 2 neighbours in 1D, 8 in 2D, 18 in 3D (all but the corners).
///
/// Runs of voxels along the last axis are found first, and those of neighbouring rows that touch are put together: work in
/// proportion to the runs rather than to voxels and their neighbours. (He, Chao, Suzuki, IEEE Trans. Image Processing 2008)
public struct ConnectedComponents: Sendable {
    /// 0 outside, else the number of the component, from 1 in the order of their first voxels.
    public let labels: [Int32]
    /// Voxels of each component; the first is number 1.
    public let sizes: [Int]

    /// - Throws: `Problem(.shape)` unless the mask fills a size of one to three axes; `Interrupted`.
    public init(_ mask: [Bool], size: [Int]) throws {
        guard (1...3).contains(size.count) else {
            throw Problem(.shape, "parts of a mask are found along 1 to 3 axes, it has the size \(size)")
        }
        guard size.reduce(1, *) == mask.count else {
            throw Problem(.shape, "a mask of \(mask.count) voxels does not have the size \(size)")
        }
        var runs = try MaskRuns(mask, length: size[size.count - 1])
        try runs.joinRows(planes: size.count > 1 ? size[0] : 1, rows: size.count == 3 ? size[1] : 1)
        var labels = [Int32](repeating: 0, count: mask.count)
        var sizes: [Int] = []
        var numbers = [Int](repeating: 0, count: runs.count)
        for run in 0..<runs.count {
            // A component's first run is its root, so that numbers rise with first voxels.
            let root = runs.root(of: run)
            if root == run {
                numbers[run] = sizes.count
                sizes.append(0)
            }
            let number = numbers[root]
            let voxels = runs.voxels(of: run)
            sizes[number] += voxels.count
            let label = Int32(truncatingIfNeeded: number + 1)
            for voxel in voxels { labels[voxel] = label }
        }
        self.labels = labels
        self.sizes = sizes
    }

    public var count: Int { sizes.count }
}

/// Runs of voxels in the rows of a mask, and which of them hang together (a forest whose roots come first).
private struct MaskRuns {
    private let length: Int
    private var starts: [Int] = []
    private var ends: [Int] = []
    private var parents: [Int] = []
    /// The first run of each row, and their number at the end.
    private var firsts: [Int] = []

    init(_ mask: [Bool], length: Int) throws {
        self.length = length
        for row in 0..<(length == 0 ? 0 : mask.count / length) {
            if row % 4096 == 0 { try Cancellation.check() }
            firsts.append(starts.count)
            var isInside = false
            for voxel in (row * length)..<((row + 1) * length) where mask[voxel] != isInside {
                if isInside { ends.append(voxel) } else { starts.append(voxel) }
                isInside.toggle()
            }
            if isInside { ends.append((row + 1) * length) }
        }
        firsts.append(starts.count)
        parents = Array(starts.indices)
    }

    var count: Int { starts.count }

    func voxels(of run: Int) -> Range<Int> { starts[run]..<ends[run] }

    mutating func root(of run: Int) -> Int {
        var run = run
        while parents[run] != run {
            parents[run] = parents[parents[run]]
            run = parents[run]
        }
        return run
    }

    /// Joins the runs of each row to those of the rows before it that are its neighbours.
    mutating func joinRows(planes: Int, rows: Int) throws {
        guard count > 0 else { return }
        for plane in 0..<planes {
            try Cancellation.check()
            for row in 0..<rows {
                let here = plane * rows + row
                if row > 0 { join(here, here - 1, reach: 1) }
                guard plane > 0 else { continue }
                join(here, here - rows, reach: 1)
                if row > 0 { join(here, here - rows - 1, reach: 0) }
                if row + 1 < rows { join(here, here - rows + 1, reach: 0) }
            }
        }
    }

    /// Joins runs of two rows where voxels are at most `reach` places apart along the row.
    private mutating func join(_ row: Int, _ other: Int, reach: Int) {
        let distance = (row - other) * length
        var (one, two) = (firsts[row], firsts[other])
        while one < firsts[row + 1], two < firsts[other + 1] {
            let (start, end) = (starts[two] + distance, ends[two] + distance)
            if starts[one] < end + reach, start < ends[one] + reach {
                let (a, b) = (root(of: one), root(of: two))
                parents[max(a, b)] = min(a, b)
            }
            if ends[one] < end { one += 1 } else { two += 1 }
        }
    }
}

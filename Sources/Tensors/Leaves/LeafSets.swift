import CKernels
import Foundations

/// For every voxel of a batch the set of leaves it may be, as kernels read it: an index into a table of sets.
///
/// Voxels that do not count carry one set more, the empty one at the table's end.
public struct LeafSets: Sendable {
    /// The most leaves that kernels take.
    public static let maximumLeaves = Int(REEL_MAXIMUM_LEAVES)

    public let leaves: Int
    public let samples: Int
    /// Per sample.
    public let voxels: Int
    /// The sets, each its leaves in ascending order, without the empty one.
    public let sets: [[Int]]
    private let indices: Storage
    private let bits: Storage
    private let sizes: Storage

    /// What a sample carries: indices into sets of its own, which stand at `places` among those of the batch.
    public struct Sample: Sendable {
        let indices: [UInt16]
        let ignored: [Bool]?
        let places: [UInt16]

        public init(indices: [UInt16], ignored: [Bool]?, places: [UInt16]) {
            (self.indices, self.ignored, self.places) = (indices, ignored, places)
        }
    }

    /// Samples have equally many voxels, and indices point to a place each.
    public init(leaves: Int, sets: [[Int]], samples: [Sample]) throws {
        guard (1...Self.maximumLeaves).contains(leaves), sets.count < Int(UInt16.max) else {
            throw Problem(
                .value,
                "losses of leaves take up to \(Self.maximumLeaves) leaves and 65,534 sets of them, "
                    + "found \(leaves) and \(sets.count)")
        }
        self.leaves = leaves
        self.sets = sets
        self.samples = samples.count
        let voxels = samples.first?.indices.count ?? 0
        self.voxels = voxels
        let words = (leaves + 31) / 32
        let count = sets.count + 1
        bits = try Storage(bytes: words * count * 4, for: "a table of leaves")
        sizes = try Storage(bytes: count * 4, for: "a table of leaves")
        indices = try Storage(bytes: samples.count * voxels * 2, for: "the sets of voxels")
        let table = bits.pointer.assumingMemoryBound(to: UInt32.self)
        table.update(repeating: 0, count: words * count)
        for (place, set) in sets.enumerated() {
            for leaf in set { table[leaf / 32 * count + place] |= 1 << UInt32(leaf % 32) }
            sizes.floats[place] = Float(set.count)
        }
        sizes.floats[sets.count] = 0
        let to = indexPointer
        for (number, sample) in samples.enumerated() {
            let isSame = sample.places.enumerated().allSatisfy { $0 == Int($1) }
            try sample.indices.withUnsafeBufferPointer { indices in
                guard let from = indices.baseAddress else { return }
                try Threads.forEachChunk(voxels, chunk: 1 << 16) { start, end in
                    let to = to + number * voxels
                    if isSame {
                        (to + start).update(from: from + start, count: end - start)
                    } else {
                        for voxel in start..<end { to[voxel] = sample.places[Int(from[voxel])] }
                    }
                    guard let ignored = sample.ignored else { return }
                    for voxel in start..<end where ignored[voxel] {
                        to[voxel] = UInt16(truncatingIfNeeded: sets.count)
                    }
                }
            }
        }
    }

    var indexPointer: UnsafeMutablePointer<UInt16> { indices.pointer.assumingMemoryBound(to: UInt16.self) }

    /// What kernels take; valid inside `body`.
    func withTable<R>(_ body: (reel_leaf_sets) throws -> R) rethrows -> R {
        try withExtendedLifetime((indices, bits, sizes)) {
            try body(
                reel_leaf_sets(
                    bits: bits.pointer.assumingMemoryBound(to: UInt32.self), size: sizes.floats, sets: sets.count + 1,
                    leaves: leaves))
        }
    }

    /// One number per set, for every sample where they differ, with 0 for the empty one.
    func table(_ values: [Double]) throws -> Tensor {
        var rows: [Float] = []
        for start in stride(from: 0, to: values.count, by: max(sets.count, 1)) {
            rows += values[start..<min(start + sets.count, values.count)].map { Float($0) } + [0]
        }
        return try Tensor(sets.isEmpty ? [0] : rows)
    }

    /// Throws where a tensor is not [n, …, channels] of these samples and voxels.
    func rows(of tensor: Tensor, channels: Int) throws -> ChannelRows {
        let rows = try ChannelRows(tensor.shape, unit: 16, doing: "compare with sets of leaves")
        guard rows.samples == samples, rows.places == voxels, rows.channels == channels else {
            throw Problem(
                .shape,
                "a tensor of shape \(tensor.shape) does not fit \(samples) samples of \(voxels) voxels and "
                    + "\(channels) channels")
        }
        return rows
    }
}

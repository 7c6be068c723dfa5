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
    private let indices: [Indices]
    private let bits: Storage
    private let sizes: Storage

    /// Into the table, of a sample's voxels: as they were given, where they are that already.
    private enum Indices {
        case given([UInt16])
        case own(Storage)
    }

    /// What a sample carries: indices into sets of its own, which stand at `places` among those of the batch.
    public struct Sample: Sendable {
        let indices: [UInt16]
        let ignored: [Bool]?
        let places: [UInt16]

        public init(indices: [UInt16], ignored: [Bool]?, places: [UInt16]) {
            (self.indices, self.ignored, self.places) = (indices, ignored, places)
        }
    }

    /// Indices point to a place each.
    ///
    /// - Throws: `Problem` for too many leaves or sets, and for samples of different sizes.
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
        guard samples.allSatisfy({ $0.indices.count == voxels }) else {
            throw Problem(.shape, "the samples of a batch have different numbers of voxels")
        }
        let words = (leaves + 31) / 32
        let count = sets.count + 1
        bits = try Storage(bytes: words * count * 4, for: "a table of leaves")
        sizes = try Storage(bytes: count * 4, for: "a table of leaves")
        let table = bits.pointer.assumingMemoryBound(to: UInt32.self)
        table.update(repeating: 0, count: words * count)
        for (place, set) in sets.enumerated() {
            for leaf in set { table[leaf / 32 * count + place] |= 1 << UInt32(leaf % 32) }
            sizes.floats[place] = Float(set.count)
        }
        sizes.floats[sets.count] = 0
        let empty = UInt16(sets.count)
        indices = try samples.map { try Self.indices(of: $0, empty: empty) }
    }

    /// Of a sample into the batch's table, with the empty set where a voxel does not count.
    private static func indices(of sample: Sample, empty: UInt16) throws -> Indices {
        let isSame = sample.places.enumerated().allSatisfy { $0 == Int($1) }
        if isSame && sample.ignored == nil { return .given(sample.indices) }
        let own = try Storage(bytes: sample.indices.count * 2, for: "the sets of voxels")
        let to = own.pointer.assumingMemoryBound(to: UInt16.self)
        try sample.indices.withUnsafeBufferPointer { from in
            try Threads.forEachChunk(from.count, chunk: 1 << 16) { start, end in
                if isSame, let first = from.baseAddress {
                    (to + start).update(from: first + start, count: end - start)
                } else {
                    for voxel in start..<end { to[voxel] = sample.places[Int(from[voxel])] }
                }
                guard let ignored = sample.ignored else { return }
                for voxel in start..<end where ignored[voxel] { to[voxel] = empty }
            }
        }
        return .own(own)
    }

    /// The indices of the voxels that are a part's rows, of which there is one at least; valid inside `body`.
    func withIndices<R>(of part: ChannelRows.Part, _ body: (UnsafePointer<UInt16>) -> R) -> R {
        switch indices[part.sample] {
        case .given(let indices):
            indices.withUnsafeBufferPointer { body($0.baseAddress.unsafelyUnwrapped + part.first) }
        case .own(let storage):
            withExtendedLifetime(storage) {
                body(storage.pointer.assumingMemoryBound(to: UInt16.self) + part.first)
            }
        }
    }

    /// What kernels take; valid inside `body`.
    func withTable<R>(_ body: (reel_leaf_sets) throws -> R) rethrows -> R {
        try withExtendedLifetime((bits, sizes)) {
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

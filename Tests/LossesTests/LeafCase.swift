import Foundations
import Labels
import Tensors

@testable import Losses

/// Logits with sets of leaves, drawn at random, as plain numbers and as losses take them.
struct LeafCase: CustomStringConvertible {
    enum Kind: String, CaseIterable {
        /// `empty`: nothing but background.
        case mixed, full, empty, ignored, saturated, unknown, singleVoxel
    }

    let description: String
    let leaves: Int
    let voxels: Int
    /// [n][voxels]; nil where a voxel is ignored.
    let sets: [[LabelSet?]]
    /// [n · voxels · channels]
    var logits: [Double]
    let hierarchy: Hierarchy

    var samples: Int { sets.count }
    func channels(_ kind: LeafChannels) -> Int { kind.count(leaves: leaves) }

    init(_ kind: Kind, leaves: Int, seed: UInt64, channels kindOfChannels: LeafChannels = .leaves) throws {
        var stream = RandomStream(seed: seed).split(kind.rawValue).split(leaves)
        let hierarchy = try Self.hierarchy(leaves: leaves, &stream)
        self.hierarchy = hierarchy
        let voxels = kind == .singleVoxel ? 1 : 37
        let absent = stream.integer(below: leaves)
        sets = (0..<2).map { sample in
            (0..<voxels).map { _ -> LabelSet? in
                if kind == .ignored, sample == 1 || stream.uniform() < 0.4 { return nil }
                if kind == .empty { return hierarchy.background }
                if kind == .unknown, sample == 0 { return hierarchy.everything }
                return Self.set(kind == .full ? 0 : stream.uniform(), hierarchy, absent, &stream)
            }
        }
        let channels = kindOfChannels.count(leaves: leaves)
        let scale = kind == .saturated ? 120.0 : 2.0
        logits = (0..<2 * voxels * channels).map { _ in Double(Float(scale * stream.normal())) }
        self.leaves = leaves
        self.voxels = voxels
        description = "\(kind.rawValue), \(leaves) leaves"
    }

    /// A random hierarchy of so many leaves, with regions that overlap.
    private static func hierarchy(leaves: Int, _ stream: inout RandomStream) throws -> Hierarchy {
        let nodes = (1..<leaves).map { Hierarchy.Node.leaf("leaf\($0)", $0) }
        var regions: [(name: String, parts: [String])] = []
        for number in 0..<min(leaves, 8) {
            let parts = (1..<leaves).filter { _ in stream.uniform() < 0.4 }.map { "leaf\($0)" }
            if !parts.isEmpty { regions.append(("region\(number)", parts)) }
        }
        return try Hierarchy(nodes).with(regions)
    }

    /// A single leaf (below 0.5; never the one that is absent), a region, its complement, or anything at all.
    private static func set(
        _ choice: Double, _ hierarchy: Hierarchy, _ absent: Int, _ stream: inout RandomStream
    ) -> LabelSet {
        let leaves = hierarchy.leaves.count
        switch choice {
        case ..<0.5:
            let leaf = stream.integer(below: leaves)
            return LabelSet(leaf == absent ? (leaf + 1) % leaves : leaf)
        case ..<0.7: return hierarchy.regions[stream.integer(below: hierarchy.regions.count)].set
        case ..<0.9: return hierarchy.everything - hierarchy.regions[stream.integer(below: hierarchy.regions.count)].set
        default: return hierarchy.everything
        }
    }

    func tensor(_ channels: LeafChannels = .leaves) throws -> Tensor {
        try Tensor(logits.map { Float($0) }, shape: [samples, voxels, self.channels(channels)])
    }

    func target() throws -> LeafTarget {
        try LeafTarget(
            try sets.map { sets in
                try Annotation(
                    hierarchy: hierarchy, shape: [voxels], sets: sets.map { $0 ?? hierarchy.everything },
                    indices: (0..<voxels).map { UInt16($0) }, ignored: sets.map { $0 == nil })
            })
    }
}

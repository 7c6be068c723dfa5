import Foundations
import Labels

/// What is annotated where in a dataset: how much of every region is known in every case, how many voxels that is, and
/// where cases contradict the truth, each other, or what the other cases make one expect.
public struct Audit: Sendable {
    public let cases: [String]
    public let regions: [String]
    /// `states[case][region]`
    public let states: [[Completeness]]
    /// `known[case][region]`: the share of the voxels that count at which it is known who belongs to the region.
    public let known: [[Double]]
    /// `volumes[case][region]`: the share of the voxels that count which surely lie in it.
    public let volumes: [[Double]]
    /// How many voxels of each case say how much.
    public let voxels: [VoxelCount]
    public let findings: [Finding]

    /// Voxels of one case by how much is known of them.
    public struct VoxelCount: Equatable, Sendable {
        /// One leaf.
        public var full = 0
        /// Several leaves, but not all.
        public var partial = 0
        /// All leaves.
        public var unknown = 0
        public var ignored = 0

        /// Those that leave no sum.
        public var counted: Int { full + partial + unknown }
    }

    /// - Throws: `Problem`, `LabelError` where annotation and truth of a case do not fit; `Interrupted`.
    public init(_ dataset: Dataset) throws {
        let regions = dataset.hierarchy.regions
        let voxels = dataset.cases.map { VoxelCount($0.annotation) }
        let states = dataset.cases.map { item in regions.map { item.annotation.completeness($0.set) } }
        func shares(_ number: (Annotation, LabelSet) -> Int) -> [[Double]] {
            zip(dataset.cases, voxels).map { item, voxels in
                regions.map { Double(number(item.annotation, $0.set)) / Double(max(voxels.counted, 1)) }
            }
        }
        let volumes = shares { $0.voxels(of: $1) }
        cases = dataset.cases.map(\.name)
        self.regions = regions.map(\.name)
        self.states = states
        self.voxels = voxels
        self.volumes = volumes
        known = shares { $0.knownVoxels(of: $1) }
        findings =
            try Self.againstTruth(dataset) + Self.betweenCases(dataset)
            + Self.unexpectedlyEmpty(dataset, states: states, volumes: volumes)
    }

    /// All voxels of all cases.
    public var total: VoxelCount {
        voxels.reduce(into: VoxelCount()) { sum, voxels in
            sum.full += voxels.full
            sum.partial += voxels.partial
            sum.unknown += voxels.unknown
            sum.ignored += voxels.ignored
        }
    }
}

extension Audit.VoxelCount {
    init(_ annotation: Annotation) {
        let everything = annotation.hierarchy.everything
        for (set, count) in zip(annotation.sets, annotation.counts) {
            if set.isSingleton {
                full += count
            } else if set == everything {
                unknown += count
            } else {
                partial += count
            }
        }
        ignored = annotation.count - counted
    }
}

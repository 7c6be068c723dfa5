import Foundations
import Tensors

/// What is kept of samples as they come: for each region the sum of its maps, and how they agree on its structures.
struct RunningMaps {
    /// Bytes an element of the maps: a sum, a count, and whether it ever was inside.
    static let bytes = 13

    let size: [Int]
    /// Maps that were added.
    private(set) var count = 0
    private var sums: [[Double]]
    private var tallies: [StructureTally]

    init(regions: Int, size: [Int]) {
        self.size = size
        let voxels = size.reduce(1, *)
        sums = (0..<regions).map { _ in [Double](repeating: 0, count: voxels) }
        tallies = (0..<regions).map { _ in StructureTally(size: size) }
    }

    /// Adds the maps [regions, spatial…] of one sample.
    mutating func add(_ maps: Tensor) throws {
        let voxels = size.reduce(1, *)
        var mask = [Bool](repeating: false, count: voxels)
        for region in sums.indices {
            // Out of the list while it is changed, so that nothing is copied.
            var sum: [Double] = []
            swap(&sum, &sums[region])
            defer { swap(&sum, &sums[region]) }
            try maps.withFloats { values in
                let start = region * voxels
                for voxel in 0..<voxels {
                    if voxel % (1 << 20) == 0 { try Cancellation.check() }
                    sum[voxel] += Double(values[start + voxel])
                    mask[voxel] = values[start + voxel] > 0.5
                }
            }
            try tallies[region].add(mask)
        }
        count += 1
    }

    /// The mean of a region's maps, its entropy and its structures. What was kept for it is let go.
    mutating func take(_ region: Int) throws -> (mean: Tensor, entropy: Tensor, structures: [StructureMeasures]) {
        let mean = try mean(region)
        sums[region] = []
        let entropy = try VoxelEntropy.map(mean)
        var tally = StructureTally(size: [])
        swap(&tally, &tallies[region])
        return (mean, entropy, try tally.measures(entropy: entropy))
    }

    private func mean(_ region: Int) throws -> Tensor {
        try Tensor(shape: size) { target in
            for voxel in target.indices {
                if voxel % (1 << 20) == 0 { try Cancellation.check() }
                target[voxel] = Float(sums[region][voxel] / Double(count))
            }
        }
    }
}

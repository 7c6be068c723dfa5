import Foundations
import Metrics

/// How much the samples of a region's map agree on one structure.
///
/// Structures are the connected components of the union of the samples binarised at 0.5; single voxels are skipped. In
/// each sample a structure is the component that overlaps it most; where there is none it is empty.
/// Source: Nair et al. 2020 and Roy et al. 2019, as in ivadomed.
public struct StructureMeasures: Equatable, Sendable {
    /// Voxels of the structure in the union of the samples.
    public let voxels: Int
    /// |∩| / |∪| over the samples.
    public let iou: Double
    /// Standard deviation (divisor N) of the volumes over their mean.
    public let cv: Double
    /// Voxel entropy of the mean map, averaged inside, in nats.
    public let meanEntropy: Double

    /// Measures every structure, in the order of their first voxels.
    ///
    /// - Parameters:
    ///   - samples: for each sample the voxels of its map above 0.5.
    ///   - entropy: of the mean map, per voxel.
    public static func of(samples: [[Bool]], entropy: [Float], size: [Int]) throws -> [StructureMeasures] {
        var union = [Bool](repeating: false, count: entropy.count)
        for sample in samples {
            for voxel in sample.indices where sample[voxel] { union[voxel] = true }
        }
        let structures = try ConnectedComponents(union, size: size)
        guard structures.count > 0 else { return [] }
        // Each sample lies inside the union, so every component of it lies inside one structure: the one that overlaps
        // a structure most is the largest of those in it.
        var volumes = [[Int]](repeating: [], count: structures.count)
        var times = [Int32](repeating: 0, count: entropy.count)
        for sample in samples {
            try Cancellation.check()
            let parts = try ConnectedComponents(sample, size: size)
            var home = [Int](repeating: 0, count: parts.count)
            for voxel in sample.indices where parts.labels[voxel] > 0 {
                home[Int(parts.labels[voxel]) - 1] = Int(structures.labels[voxel]) - 1
            }
            var chosen = [Int?](repeating: nil, count: structures.count)
            for part in home.indices where parts.sizes[part] > chosen[home[part]].map({ parts.sizes[$0] }) ?? 0 {
                chosen[home[part]] = part
            }
            for structure in chosen.indices {
                volumes[structure].append(chosen[structure].map { parts.sizes[$0] } ?? 0)
            }
            for voxel in sample.indices where parts.labels[voxel] > 0 {
                let part = Int(parts.labels[voxel]) - 1
                if chosen[home[part]] == part { times[voxel] += 1 }
            }
        }
        var always = [Int](repeating: 0, count: structures.count)
        var ever = always
        var sum = [Double](repeating: 0, count: structures.count)
        for voxel in entropy.indices where structures.labels[voxel] > 0 {
            let structure = Int(structures.labels[voxel]) - 1
            if times[voxel] == samples.count { always[structure] += 1 }
            if times[voxel] > 0 { ever[structure] += 1 }
            sum[structure] += Double(entropy[voxel])
        }
        return structures.sizes.indices.filter { structures.sizes[$0] > 1 }.map { structure in
            let size = structures.sizes[structure]
            return StructureMeasures(
                voxels: size, iou: Double(always[structure]) / Double(max(ever[structure], 1)),
                cv: variation(volumes[structure]), meanEntropy: sum[structure] / Double(size))
        }
    }

    /// s.d. (divisor N) over mean; 0 where all is empty.
    static func variation(_ volumes: [Int]) -> Double {
        let count = Double(max(volumes.count, 1))
        let mean = Double(volumes.reduce(0, +)) / count
        guard mean > 0 else { return 0 }
        let variance = volumes.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count
        return variance.squareRoot() / mean
    }
}

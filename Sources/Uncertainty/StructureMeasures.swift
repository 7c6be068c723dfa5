import Foundations
import Tensors

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
        var tally = StructureTally(size: size)
        for sample in samples { try tally.add(sample) }
        return try tally.measures(entropy: Tensor(entropy, shape: size))
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

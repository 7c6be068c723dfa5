import Foundations
import Tensors

/// How far the surfaces of two masks are apart, in mm.
///
/// The surface of a mask: its voxels with a face-neighbour in the background, or at the border of the image. Ignored
/// voxels belong to no surface, and beside them none is seen.
public struct SurfaceDistances: Equatable, Sendable {
    /// From every surface voxel of the prediction to the nearest of the reference; empty where either has no surface.
    public let fromPrediction: [Double]
    /// From every surface voxel of the reference to the nearest of the prediction; empty where either has no surface.
    public let fromTruth: [Double]
    /// Voxels of the surfaces.
    public let predicted: Int
    public let real: Int
    /// From corner to corner of the image.
    public let diagonal: Double

    /// - Throws: `Interrupted`.
    init(
        prediction: [Bool], truth: [Bool], ignored: [Bool]?, size: [Int], spacing: [Double], diagonal: Double
    ) throws {
        self.diagonal = diagonal
        let grid = try MaskGrid(size: size, spacing: spacing)
        let first = try grid.surface(of: prediction, ignored: ignored)
        let second = try grid.surface(of: truth, ignored: ignored)
        (predicted, real) = (first.count, second.count)
        guard predicted > 0, real > 0 else {
            (fromPrediction, fromTruth) = ([], [])
            return
        }
        fromPrediction = try grid.distances(from: first.voxels, to: second.voxels)
        fromTruth = try grid.distances(from: second.voxels, to: first.voxels)
    }

    /// The value below which a share of the numbers lies, between neighbours in proportion.
    static func percentile(_ share: Double, of numbers: [Double]) -> Double {
        let sorted = numbers.sorted()
        guard let last = sorted.last else { return .nan }
        let place = share * Double(sorted.count - 1)
        let low = Int(place)
        guard low + 1 < sorted.count else { return last }
        return sorted[low] + (place - Double(low)) * (sorted[low + 1] - sorted[low])
    }
}

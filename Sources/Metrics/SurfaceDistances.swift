import Foundations

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
        let first = Self.surface(of: prediction, ignored: ignored, size: size)
        let second = Self.surface(of: truth, ignored: ignored, size: size)
        (predicted, real) = (first.count, second.count)
        guard !first.isEmpty, !second.isEmpty else {
            (fromPrediction, fromTruth) = ([], [])
            return
        }
        func distances(from places: [Int], to others: [Int]) throws -> [Double] {
            try Cancellation.check()
            var marks = [Bool](repeating: false, count: prediction.count)
            for place in others { marks[place] = true }
            let squares = DistanceTransform.squared(to: marks, size: size, spacing: spacing)
            return places.map { squares[$0].squareRoot() }
        }
        fromPrediction = try distances(from: first, to: second)
        fromTruth = try distances(from: second, to: first)
    }

    /// Offsets of the surface voxels, ascending.
    static func surface(of mask: [Bool], ignored: [Bool]?, size: [Int]) -> [Int] {
        var steps = [Int](repeating: 1, count: size.count)
        for axis in size.indices.dropLast().reversed() { steps[axis] = steps[axis + 1] * size[axis + 1] }
        func isBackground(_ voxel: Int) -> Bool { !mask[voxel] && ignored?[voxel] != true }
        return mask.indices.filter { voxel in
            guard mask[voxel], ignored?[voxel] != true else { return false }
            return size.indices.contains { axis in
                let place = voxel / steps[axis] % size[axis]
                return place == 0 || place == size[axis] - 1 || isBackground(voxel - steps[axis])
                    || isBackground(voxel + steps[axis])
            }
        }
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

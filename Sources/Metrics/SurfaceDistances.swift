import Foundations

/// How far the surfaces of two masks are apart, in mm.
///
/// The surface of a mask: its voxels with a face-neighbour in the background, or at the border of the image. Ignored
/// voxels belong to no surface, and beside them none is seen.
public struct SurfaceDistances: Equatable, Sendable {
    /// From every surface voxel of the prediction to the nearest of the reference; empty where either has no surface.
    public let fromPrediction: [Double]
    /// From every surface voxel of the reference to the nearest of the prediction; infinite where there is none, empty
    /// where the reference has no surface.
    public let fromTruth: [Double]
    /// From corner to corner of the image.
    public let diagonal: Double

    /// - Throws: `Interrupted`.
    init(prediction: [Bool], truth: [Bool], ignored: [Bool]?, size: [Int], spacing: [Double]) throws {
        diagonal = zip(size, spacing).reduce(0) { $0 + Double($1.0) * $1.1 * Double($1.0) * $1.1 }.squareRoot()
        let first = Self.surface(of: prediction, ignored: ignored, size: size)
        let second = Self.surface(of: truth, ignored: ignored, size: size)
        guard !first.isEmpty, !second.isEmpty else {
            fromPrediction = []
            fromTruth = second.map { _ in .infinity }
            return
        }
        // Both surfaces lie in a box, and so do the nearest voxels of each to the other's.
        let box = Box(around: first + second, size: size)
        let (a, b) = (first.map(box.offset), second.map(box.offset))
        func distances(from places: [Int], to others: [Int]) throws -> [Double] {
            try Cancellation.check()
            var marks = [Bool](repeating: false, count: box.count)
            for place in others { marks[place] = true }
            let squares = DistanceTransform.squared(to: marks, size: box.size, spacing: spacing)
            return places.map { squares[$0].squareRoot() }
        }
        fromPrediction = try distances(from: a, to: b)
        fromTruth = try distances(from: b, to: a)
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

/// The smallest box around some voxels.
private struct Box {
    let size: [Int]
    private let whole: [Int]
    private let corner: [Int]

    init(around voxels: [Int], size whole: [Int]) {
        var low = whole
        var high = whole.map { _ in 0 }
        for voxel in voxels {
            var rest = voxel
            for axis in whole.indices.reversed() {
                let place = rest % whole[axis]
                low[axis] = min(low[axis], place)
                high[axis] = max(high[axis], place)
                rest /= whole[axis]
            }
        }
        self.whole = whole
        corner = low
        size = zip(low, high).map { max($1 - $0 + 1, 0) }
    }

    var count: Int { size.reduce(1, *) }

    /// The place in the box of a voxel of the image.
    func offset(_ voxel: Int) -> Int {
        var (rest, step, result) = (voxel, 1, 0)
        for axis in whole.indices.reversed() {
            result += (rest % whole[axis] - corner[axis]) * step
            rest /= whole[axis]
            step *= size[axis]
        }
        return result
    }
}

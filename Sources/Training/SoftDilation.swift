import Foundations
import Metrics

/// Targets that fade out around each lesion, for borders that raters draw differently: a connected part of `area` voxels
/// gets n = round(factor · √area) rings of face neighbours, of which ring j has the value 1 − j / (n + 1). Where rings of
/// several parts overlap they add up to 1 at most; the parts themselves stay 1.
///
/// Source: Gros et al., ivadomed, 2021.
struct SoftDilation: Sendable {
    let factor: Double

    init(factor: Double) throws {
        guard factor > 0, factor <= 10 else {
            throw Problem(
                .value, "soften must be above 0 and at most 10, found \(factor)",
                remedy: "0.1 adds a ring to a lesion of 100 voxels", argument: "soften")
        }
        self.factor = factor
    }

    /// 1 inside, 0 outside, to the softened target.
    func applied(to target: [Float], size: [Int]) throws -> [Float] {
        let parts = try ConnectedComponents(target.map { $0 > 0.5 }, size: size)
        let neighbours = FaceNeighbours(size)
        var result = target
        var reached = [Int32](repeating: 0, count: target.count)
        var fronts = [[Int]](repeating: [], count: parts.count)
        for voxel in parts.labels.indices where parts.labels[voxel] > 0 {
            fronts[Int(parts.labels[voxel]) - 1].append(voxel)
        }
        for part in fronts.indices {
            let rings = Int((factor * Double(parts.sizes[part]).squareRoot()).rounded())
            var front = fronts[part]
            let number = Int32(truncatingIfNeeded: part + 1)
            for voxel in front { reached[voxel] = number }
            for ring in stride(from: 1, through: rings, by: 1) {
                try Cancellation.check()
                let value = Float(1 - Double(ring) / Double(rings + 1))
                var next: [Int] = []
                for voxel in front {
                    neighbours.forEach(of: voxel) { other in
                        guard reached[other] != number else { return }
                        reached[other] = number
                        result[other] = min(1, result[other] + value)
                        next.append(other)
                    }
                }
                front = next
            }
        }
        return result
    }
}

/// The voxels that share a face with one.
private struct FaceNeighbours {
    private let axes: [(size: Int, stride: Int)]

    init(_ size: [Int]) {
        axes = size.indices.map { (size[$0], size[($0 + 1)...].reduce(1, *)) }
    }

    func forEach(of voxel: Int, _ body: (Int) -> Void) {
        for (size, stride) in axes {
            let place = voxel / stride % size
            if place > 0 { body(voxel - stride) }
            if place < size - 1 { body(voxel + stride) }
        }
    }
}

import Foundation
import Foundations
import Tensors

/// A fixed change of space: u ↦ c + R H S (φ(u) − c) + t says from where each voxel u of the result comes.
///
/// c is the middle of the image, R rotates, H shears, S scales, t translates, and φ is the warp of a velocity field. All
/// is in voxels. Images are linear between voxels, labels are the nearest voxel's; beyond the border is what lies at it.
public struct Deformation: DrawnTransform, Equatable {
    /// Factors, one for each axis.
    public let scale: [Double]
    /// Degrees from one axis towards another, in the planes [0, 1], then [0, 2] and [1, 2].
    public let rotation: [Double]
    /// The entries of H off its diagonal, row by row.
    public let shear: [Double]
    /// Voxels along each axis.
    public let translation: [Double]
    public let velocity: VelocityField?

    public init(
        scale: [Double], rotation: [Double], shear: [Double], translation: [Double], velocity: VelocityField? = nil
    ) {
        self.scale = scale
        self.rotation = rotation
        self.shear = shear
        self.translation = translation
        self.velocity = velocity
    }

    public var rank: Int { scale.count }

    public func apply(_ tensor: Tensor, leading: Int) throws -> Tensor {
        let layout = try ImageLayout(tensor.shape, leading: leading, rank: rank)
        let sampler = GridSampler(size: layout.size, channels: layout.channels)
        let sources = try sources(size: layout.size)
        let length = layout.voxels * layout.channels
        return try Tensor(shape: tensor.shape) { target in
            try tensor.asFloats().withFloats { source in
                guard let from = source.baseAddress, let to = target.baseAddress else { return }
                for image in 0..<layout.images {
                    try Cancellation.check()
                    for (voxel, u) in sources.enumerated() {
                        sampler.linear(
                            from + image * length, at: u, into: to + image * length + voxel * layout.channels)
                    }
                }
            }
        }
    }

    public func places(size: [Int]) throws -> Tensor? {
        let sampler = GridSampler(size: size, channels: 1)
        return try Tensor(integers: sources(size: size).map { sampler.nearest($0) }, shape: size)
    }

    /// From where each voxel comes.
    private func sources(size: [Int]) throws -> [SIMD3<Double>] {
        let (rank, rows) = (self.rank, matrix)
        func row(_ index: Int) -> SIMD3<Double> {
            var result = SIMD3<Double>(repeating: 0)
            if index < rank { for axis in 0..<rank { result[axis] = rows[index][axis] } } else { result[index] = 1 }
            return result
        }
        let (first, second, third) = (row(0), row(1), row(2))
        var (middle, shift) = (SIMD3<Double>(repeating: 0), SIMD3<Double>(repeating: 0))
        for axis in 0..<rank {
            middle[axis] = Double(size[axis] - 1) / 2
            shift[axis] = middle[axis] + translation[axis]
        }
        let warp = try velocity?.displacements(size: size)
        var result = [SIMD3<Double>](repeating: .zero, count: size.reduce(1, *))
        GridSampler(size: size, channels: 1).forEachVoxel { voxel, place in
            var offset = place - middle
            if let warp { for axis in 0..<rank { offset[axis] += Double(warp[voxel * rank + axis]) } }
            result[voxel] =
                shift + SIMD3((first * offset).sum(), (second * offset).sum(), (third * offset).sum())
        }
        return result
    }

    /// R H S
    private var matrix: [[Double]] {
        var result = (0..<rank).map { row in (0..<rank).map { $0 == row ? scale[row] : 0 } }
        var entries = shear.makeIterator()
        let shears = (0..<rank).map { row in (0..<rank).map { $0 == row ? 1 : entries.next() ?? 0 } }
        result = Self.product(shears, result)
        var angles = rotation.makeIterator()
        for first in 0..<rank {
            for second in (first + 1)..<max(rank, first + 1) {
                let angle = (angles.next() ?? 0) * .pi / 180
                var turn = (0..<rank).map { row in (0..<rank).map { $0 == row ? 1.0 : 0 } }
                (turn[first][first], turn[first][second]) = (Foundation.cos(angle), Foundation.sin(angle))
                (turn[second][first], turn[second][second]) = (-Foundation.sin(angle), Foundation.cos(angle))
                result = Self.product(turn, result)
            }
        }
        return result
    }

    private static func product(_ left: [[Double]], _ right: [[Double]]) -> [[Double]] {
        left.map { row in
            right[0].indices.map { column in row.indices.reduce(0) { $0 + row[$1] * right[$1][column] } }
        }
    }

    /// What leaves the image is lost, and what lies between voxels is blurred.
    public var undoing: (any DrawnTransform)? { nil }

    public var description: String {
        "scale \(scale), rotation \(rotation)°, shear \(shear), translation \(translation)"
            + (velocity == nil ? "" : ", warped")
    }
}

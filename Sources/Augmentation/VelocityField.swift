import Foundations

/// A smooth flow that stays the same in time. Going along it for a unit of time warps space without folding it.
public struct VelocityField: Sendable, Equatable {
    /// Points along each axis; the first and last lie on the image's first and last voxel.
    let grid: [Int]
    /// [points…, axes], voxels a unit of time.
    let values: [Float]

    init(grid: [Int], values: [Float]) {
        self.grid = grid
        self.values = values
    }

    /// Normal numbers at a share of 0.05 of the voxels along each axis.
    static func draw(size: [Int], deviation: Double, stream: inout RandomStream) -> VelocityField {
        let grid = CoarseField.grid(of: size, share: 0.05)
        let values = (0..<(grid.reduce(1, *) * size.count)).map { _ in Float(deviation * stream.normal()) }
        return VelocityField(grid: grid, values: values)
    }

    /// How far the flow carries each voxel in voxels, [voxels, axes], by scaling and squaring at half the size:
    /// u ← v / 2⁷, then seven times u(x) ← u(x) + u(x + u(x)). (Arsigny et al., MICCAI 2006)
    func displacements(size: [Int]) throws -> [Float] {
        let rank = size.count
        let half = size.map { ($0 + 1) / 2 }
        /// Voxels of the image a voxel of the half grid.
        let ratio = zip(size, half).map { $1 > 1 ? Float($0 - 1) / Float($1 - 1) : 1 }
        var u = CoarseField.stretched(values, from: grid, to: half, channels: rank)
        for index in u.indices { u[index] /= 128 * ratio[index % rank] }
        let sampler = GridSampler(size: half, channels: rank)
        for _ in 0..<7 {
            try Cancellation.check()
            u = Self.squared(u, sampler)
        }
        for index in u.indices { u[index] *= ratio[index % rank] }
        return CoarseField.stretched(u, from: half, to: size, channels: rank)
    }

    private static func squared(_ u: [Float], _ sampler: GridSampler) -> [Float] {
        let rank = sampler.channels
        return [Float](unsafeUninitializedCapacity: u.count) { target, count in
            u.withUnsafeBufferPointer { u in
                guard let source = u.baseAddress, let result = target.baseAddress else { return }
                sampler.forEachVoxel { voxel, place in
                    let from = voxel * rank
                    let carried =
                        place
                        + SIMD3(
                            Double(source[from]), rank > 1 ? Double(source[from + 1]) : 0,
                            rank > 2 ? Double(source[from + 2]) : 0)
                    sampler.linear(source, at: carried, into: result + from)
                    for axis in 0..<rank { result[from + axis] += source[from + axis] }
                }
            }
            count = u.count
        }
    }
}

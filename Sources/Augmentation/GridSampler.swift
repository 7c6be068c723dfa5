/// The values of an image between its voxels; beyond the border those at the border.
///
/// Images of two dimensions have a third of length 1.
struct GridSampler {
    /// Voxels along each axis.
    let size: (Int, Int, Int)
    let channels: Int

    init(size: [Int], channels: Int) {
        let padded = size + [Int](repeating: 1, count: 3 - size.count)
        self.size = (padded[0], padded[1], padded[2])
        self.channels = channels
    }

    /// Weighted by the distance from the 2, 4 or 8 voxels around; a voxel's own place gives exactly its value.
    @inline(__always)
    func linear(_ source: UnsafePointer<Float>, at u: SIMD3<Double>, into target: UnsafeMutablePointer<Float>) {
        /// The lower voxel and how much the upper one weighs.
        @inline(__always) func split(_ u: Double, _ length: Int) -> (lower: Int, weight: Float) {
            let inside = min(max(u, 0), Double(length - 1))
            let lower = min(Int(inside), max(length - 2, 0))
            return (lower, Float(inside - Double(lower)))
        }
        let (x, y, z) = (split(u.x, size.0), split(u.y, size.1), split(u.z, size.2))
        let from = ((x.lower * size.1 + y.lower) * size.2 + z.lower) * channels
        let (dx, dy, dz) = (size.1 * size.2 * channels, size.2 * channels, channels)
        for channel in 0..<channels {
            @inline(__always) func along(_ at: Int) -> Float {
                z.weight == 0 ? source[at] : (1 - z.weight) * source[at] + z.weight * source[at + dz]
            }
            @inline(__always) func plane(_ at: Int) -> Float {
                let first = along(at)
                return y.weight == 0 ? first : (1 - y.weight) * first + y.weight * along(at + dy)
            }
            let first = plane(from + channel)
            target[channel] =
                x.weight == 0 ? first : (1 - x.weight) * first + x.weight * plane(from + channel + dx)
        }
    }

    /// The nearest voxel; half way, the one of the higher index.
    @inline(__always)
    func nearest(_ u: SIMD3<Double>) -> Int {
        @inline(__always) func place(_ u: Double, _ length: Int) -> Int {
            Int(min(max((u + 0.5 + 1e-9).rounded(.down), 0), Double(length - 1)))
        }
        return (place(u.x, size.0) * size.1 + place(u.y, size.1)) * size.2 + place(u.z, size.2)
    }

    /// The places of all voxels, in row-major order.
    func forEachVoxel(_ body: (Int, SIMD3<Double>) -> Void) {
        var voxel = 0
        for x in 0..<size.0 {
            for y in 0..<size.1 {
                for z in 0..<size.2 {
                    body(voxel, SIMD3(Double(x), Double(y), Double(z)))
                    voxel += 1
                }
            }
        }
    }
}

/// The exact Euclidean distance of every voxel to the nearest marked one, in time linear in the voxels.
///
/// Squared distances are separable: along each axis in turn, min over q of f(q) + s²(p − q)² is the lower envelope of
/// parabolas, found in one sweep (Felzenszwalb and Huttenlocher, "Distance transforms of sampled functions", Theory of
/// Computing 8, 2012), here with a spacing s of its own for each axis.
enum DistanceTransform {
    /// Squared distances in the square of the spacing's unit; infinite everywhere where nothing is marked. Row-major.
    static func squared(to marks: [Bool], size: [Int], spacing: [Double]) -> [Double] {
        var distances = marks.map { $0 ? 0 : Double.infinity }
        guard !distances.isEmpty else { return [] }
        var step = 1
        for axis in size.indices.reversed() {
            var line = Line(count: size[axis], spacing: spacing[axis])
            for outer in stride(from: 0, to: distances.count, by: step * size[axis]) {
                for start in outer..<outer + step { line.sweep(&distances, from: start, by: step) }
            }
            step *= size[axis]
        }
        return distances
    }

    /// One line of voxels, with room for its envelope.
    private struct Line {
        private let count: Int
        private let spacing: Double
        private var values: [Double]
        /// The places whose parabolas make the envelope, and where each takes over from the one before.
        private var sites: [Int]
        private var starts: [Double]

        init(count: Int, spacing: Double) {
            self.count = count
            self.spacing = spacing
            values = Array(repeating: 0, count: count)
            sites = Array(repeating: 0, count: count)
            starts = Array(repeating: 0, count: count)
        }

        mutating func sweep(_ distances: inout [Double], from start: Int, by step: Int) {
            var last = -1
            for place in 0..<count {
                let value = distances[start + place * step]
                values[place] = value
                guard value < .infinity else { continue }
                let x = Double(place) * spacing
                var from = -Double.infinity
                while last >= 0 {
                    let other = Double(sites[last]) * spacing
                    from = (value + x * x - values[sites[last]] - other * other) / (2 * (x - other))
                    if from > starts[last] { break }
                    last -= 1
                    from = -.infinity
                }
                last += 1
                sites[last] = place
                starts[last] = from
            }
            guard last >= 0 else { return }
            var site = 0
            for place in 0..<count {
                let x = Double(place) * spacing
                while site < last, starts[site + 1] < x { site += 1 }
                let distance = x - Double(sites[site]) * spacing
                distances[start + place * step] = distance * distance + values[sites[site]]
            }
        }
    }
}

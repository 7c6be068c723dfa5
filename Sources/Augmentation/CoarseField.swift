import Foundations

/// Numbers on a few points that are drawn out to an image: smooth fields.
enum CoarseField {
    /// So many points along each axis: a share of the voxels, two at least (one where there is only one voxel).
    static func grid(of size: [Int], share: Double) -> [Int] {
        size.map { $0 == 1 ? 1 : max(2, Int((share * Double($0)).rounded(.up))) }
    }

    /// Linear between the points, whose first and last lie on the first and last voxel. [from…, channels] to [to…, channels]
    static func stretched(_ values: [Float], from: [Int], to: [Int], channels: Int = 1) -> [Float] {
        var values = values
        for axis in from.indices {
            let outer = to[..<axis].reduce(1, *)
            let inner = from[(axis + 1)...].reduce(1, *) * channels
            values = stretched(values, outer: outer, from: from[axis], to: to[axis], inner: inner)
        }
        return values
    }

    /// Along the middle axis of [outer, from, inner].
    private static func stretched(_ values: [Float], outer: Int, from: Int, to: Int, inner: Int) -> [Float] {
        if from == to { return values }
        return [Float](unsafeUninitializedCapacity: outer * to * inner) { target, count in
            values.withUnsafeBufferPointer { source in
                for place in 0..<to {
                    let point = to > 1 ? Double(place) * Double(from - 1) / Double(to - 1) : 0
                    let below = min(Int(point), max(from - 2, 0))
                    let weight = Float(point - Double(below))
                    let step = from > 1 ? inner : 0
                    for block in 0..<outer {
                        let (read, write) = ((block * from + below) * inner, (block * to + place) * inner)
                        for index in 0..<inner {
                            let first = source[read + index]
                            target[write + index] = first + weight * (source[read + index + step] - first)
                        }
                    }
                }
            }
            count = outer * to * inner
        }
    }
}

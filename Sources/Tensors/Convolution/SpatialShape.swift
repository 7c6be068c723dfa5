import Foundations

/// The axes of [n, …, c] as the pooling kernels take them: always three spatial ones, missing ones of size 1 in front.
struct SpatialShape {
    let batch: Int
    let sizes: [Int64]
    let windows: [Int64]
    let channels: Int

    init(_ shape: [Int], window: Int, doing action: String) throws {
        guard (3...5).contains(shape.count) else {
            throw Problem(
                .shape, "cannot \(action) a tensor of shape \(shape)",
                remedy: "it should be [n, …, channels] with 1 to 3 spatial axes")
        }
        guard (1...1024).contains(window) else {
            throw Problem(.value, "cannot \(action) by \(window)", remedy: "give a whole number from 1 to 1024")
        }
        batch = shape[0]
        channels = shape[shape.count - 1]
        let missing = 5 - shape.count
        sizes = [Int64](repeating: 1, count: missing) + shape[1..<(shape.count - 1)].map(Int64.init)
        windows = (0..<3).map { $0 < missing ? 1 : Int64(window) }
    }

    /// Lines along the last spatial axis, of a tensor with these spatial sizes.
    func lines(_ sizes: [Int64]) -> Int { batch * Int(sizes[0] * sizes[1]) }
}

import Foundations

/// A tensor's shape read as [images…, space…, channels…].
struct ImageLayout {
    let images: Int
    let size: [Int]
    let channels: Int

    init(_ shape: [Int], leading: Int, rank: Int) throws {
        guard shape.count >= leading + rank else {
            throw Problem(.shape, "a change drawn for \(rank) axes of space cannot be applied to the shape \(shape)")
        }
        images = shape[..<leading].reduce(1, *)
        size = Array(shape[leading..<(leading + rank)])
        channels = shape[(leading + rank)...].reduce(1, *)
    }

    var voxels: Int { size.reduce(1, *) }
}

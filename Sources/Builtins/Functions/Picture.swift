import Datasets
import Foundations
import Language
import Plotting
import Volumes

/// A slice as pixels for the terminal: grey where a scan is, coloured where labels are.
struct Picture {
    /// Rows from the top, three bytes a pixel.
    let rgb: [UInt8]
    let width: Int
    let height: Int

    /// The picture of a volume, a label map or a case; nil for what has none. Of three dimensions it is the slice at
    /// `index` (the middle if nil) across `axis`.
    static func of(_ value: Value, slice index: Int?, axis: String) throws -> Picture? {
        guard case .object(let object) = value else { return nil }
        switch object {
        case let volume as Volume: return try Picture(scan: flat(volume, index, axis), labels: nil)
        case let labels as LabelMap: return try Picture(scan: nil, labels: flat(labels, index, axis))
        case let item as Case:
            return try Picture(scan: flat(item.image, index, axis), labels: flat(try item.labels(), index, axis))
        default: return nil
        }
    }

    private static func place(_ size: [Int], _ index: Int?, _ axis: String) throws -> (axis: Int, index: Int) {
        let number = try SpatialAxis(named: axis).index
        return (number, index ?? size[number] / 2)
    }

    static func flat(_ volume: Volume, _ index: Int?, _ axis: String) throws -> Volume {
        guard volume.spatialRank == 3 else { return volume }
        let place = try place(volume.size, index, axis)
        return try volume.slice(axis: place.axis, index: place.index)
    }

    static func flat(_ labels: LabelMap, _ index: Int?, _ axis: String) throws -> LabelMap {
        guard labels.spatialRank == 3 else { return labels }
        let place = try place(labels.size, index, axis)
        return try labels.slice(axis: place.axis, index: place.index)
    }

    /// x runs to the right and y upwards, as on a radiologist's axial slice seen from above.
    private init?(scan: Volume?, labels: LabelMap?) throws {
        guard let size = scan?.size ?? labels?.size, size.count == 2, size[0] > 0, size[1] > 0 else { return nil }
        (width, height) = (size[0], size[1])
        let grey = scan.map(Self.levels)
        let values = labels?.tensor.integers
        var bytes = [UInt8](repeating: 0, count: 3 * width * height)
        for row in 0..<height {
            for column in 0..<width {
                let voxel = column * height + (height - 1 - row)
                let level = grey?[voxel] ?? 0
                var colour = (level, level, level)
                if let label = values?[voxel], label > 0 {
                    let over = Palette.colour(label - 1)
                    let share = grey == nil ? 1 : 0.45
                    colour = (
                        level + share * (over.red - level), level + share * (over.green - level),
                        level + share * (over.blue - level)
                    )
                }
                let at = 3 * (row * width + column)
                for (offset, part) in [colour.0, colour.1, colour.2].enumerated() {
                    bytes[at + offset] = UInt8(min(max(part, 0), 1) * 255)
                }
            }
        }
        rgb = bytes
    }

    /// Intensities from 0 to 1, between the 1st and the 99th percentile; the first channel.
    private static func levels(_ volume: Volume) -> [Double] {
        let channels = max(volume.channelShape.reduce(1, *), 1)
        let floats = volume.tensor.floats
        let values = stride(from: 0, to: floats.count, by: channels).map { Double(floats[$0]) }
        let sorted = values.filter(\.isFinite).sorted()
        guard let least = sorted.first, let most = sorted.last else { return values.map { _ in 0 } }
        let low = sorted[sorted.count / 100]
        let high = sorted[sorted.count - 1 - sorted.count / 100]
        let (from, to) = high > low ? (low, high) : (least, most)
        return values.map { $0.isFinite ? (to > from ? ($0 - from) / (to - from) : 0) : 0 }
    }
}

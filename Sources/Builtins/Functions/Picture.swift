import Datasets
import Foundations
import Language
import Plotting
import Volumes

/// A slice as pixels for the terminal: grey where a scan is, coloured where labels are.
public struct Picture: Sendable {
    /// What a colour stands for.
    public struct Key: Sendable, Equatable {
        public let name: String
        public let colour: [UInt8]
    }

    /// Rows from the top, three bytes a pixel.
    public let rgb: [UInt8]
    public let width: Int
    public let height: Int
    /// The labels that are seen, with their colours.
    public private(set) var legend: [Key] = []

    public init(rgb: [UInt8], width: Int, height: Int) {
        (self.rgb, self.width, self.height) = (rgb, width, height)
    }

    /// A figure, a pixel a point.
    public init(_ figure: Figure) {
        let raster = figure.raster(scale: 1)
        self.init(rgb: raster.rgb, width: raster.width, height: raster.height)
    }

    /// The picture of a volume, a label map or a case; nil for what has none. Of three dimensions it is the slice at
    /// `index` (the middle if nil) across `axis`.
    static func of(_ value: Value, slice index: Int?, axis: String?) throws -> Picture? {
        let object: (any HostObject)? = if case .object(let object) = value { object } else { nil }
        switch object {
        case let volume as Volume: return try Picture(scan: flat(volume, index, axis), labels: nil)
        case let labels as LabelMap: return try Picture(scan: nil, labels: flat(labels, index, axis))
        case let item as Case:
            return try Picture(scan: flat(item.image, index, axis), labels: flat(try item.labels(), index, axis))
        default:
            try refuseSlice(index, axis, of: value.typePhrase)
            return (object as? Figure).map { Picture($0) }
        }
    }

    /// Only three dimensions have slices to choose from.
    private static func refuseSlice(_ index: Int?, _ axis: String?, of thing: String) throws {
        guard index != nil || axis != nil else { return }
        throw Problem(
            .value, "slice and axis choose a plane of a three-dimensional image, this is \(thing)",
            remedy: "leave them out", argument: index != nil ? "slice" : "axis")
    }

    private static func place(_ size: [Int], _ index: Int?, _ axis: String?) throws -> (axis: Int, index: Int) {
        let number = try SpatialAxis(named: axis ?? "z").index
        return (number, index ?? size[number] / 2)
    }

    static func flat(_ volume: Volume, _ index: Int?, _ axis: String?) throws -> Volume {
        guard volume.spatialRank == 3 else {
            try refuseSlice(index, axis, of: "a volume with two dimensions")
            return volume
        }
        let place = try place(volume.size, index, axis)
        return try volume.slice(axis: place.axis, index: place.index)
    }

    static func flat(_ labels: LabelMap, _ index: Int?, _ axis: String?) throws -> LabelMap {
        guard labels.spatialRank == 3 else {
            try refuseSlice(index, axis, of: "a label map with two dimensions")
            return labels
        }
        let place = try place(labels.size, index, axis)
        return try labels.slice(axis: place.axis, index: place.index)
    }

    /// x runs to the right and y upwards, as on a radiologist's axial slice seen from above. Pixels are square: an axis
    /// with wider spacing takes more of them.
    private init?(scan: Volume?, labels: LabelMap?) throws {
        guard let size = scan?.size ?? labels?.size, size.count == 2, size[0] > 0, size[1] > 0 else { return nil }
        let (across, down) = Self.pixels(size, spacing: scan?.spacing ?? labels?.spacing ?? [1, 1])
        let grey = scan.map(Self.levels)
        let values = labels?.tensor.integers.map { max($0, 0) } ?? []
        let names = Dictionary(
            (labels?.table?.pairs ?? []).map { ($0.value, $0.name) }, uniquingKeysWith: { first, _ in first })
        let present = Set(values)
        let colours = Palette.overlay(labels: present.union(names.keys))
        var bytes = [UInt8](repeating: 0, count: 3 * across * down)
        for row in 0..<down {
            for column in 0..<across {
                let voxel = column * size[0] / across * size[1] + (size[1] - 1 - row * size[1] / down)
                let level = grey?[voxel] ?? 0
                var colour = Colour.grey(level)
                if voxel < values.count, let over = colours[values[voxel]] {
                    let share = grey == nil ? 1 : ImagePlot.Overlay.standardOpacity
                    colour = Colour(
                        level + share * (over.red - level), level + share * (over.green - level),
                        level + share * (over.blue - level))
                }
                let at = 3 * (row * across + column)
                (bytes[at], bytes[at + 1], bytes[at + 2]) = colour.rgb
            }
        }
        self.init(rgb: bytes, width: across, height: down)
        legend = names.filter { present.contains($0.key) }.sorted { $0.key < $1.key }.compactMap { value, name in
            colours[value].map { Key(name: name, colour: [$0.rgb.0, $0.rgb.1, $0.rgb.2]) }
        }
    }

    /// How many pixels an image takes, so that a millimetre is as wide as it is high.
    private static func pixels(_ size: [Int], spacing: [Double]) -> (Int, Int) {
        let ratio = spacing.count == 2 ? spacing[1] / spacing[0] : 1
        guard ratio.isFinite, ratio > 0.05, ratio < 20 else { return (size[0], size[1]) }
        func stretched(_ count: Int, _ factor: Double) -> Int { max(1, Int((Double(count) * factor).rounded())) }
        return ratio >= 1 ? (size[0], stretched(size[1], ratio)) : (stretched(size[0], 1 / ratio), size[1])
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

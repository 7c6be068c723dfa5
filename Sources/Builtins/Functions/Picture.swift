import Datasets
import Foundation
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

    /// A figure is drawn when its size on the terminal is known; it has no pixels before.
    public private(set) var figure: Figure?
    /// Rows from the top, three bytes a pixel.
    public let rgb: [UInt8]
    public let width: Int
    public let height: Int
    /// The labels that are seen, with their colours.
    public private(set) var legend: [Key] = []
    /// Which slice this is, where its sides lie in the body, and what black and white stand for.
    public private(set) var caption = ""

    public init(rgb: [UInt8], width: Int, height: Int) {
        (self.rgb, self.width, self.height) = (rgb, width, height)
    }

    public init(_ figure: Figure) {
        let size = figure.naturalSize
        self.init(rgb: [], width: Int(size.width.rounded()), height: Int(size.height.rounded()))
        self.figure = figure
    }

    /// The picture of a volume, a label map or a case; nil for what has none. Of three dimensions it is the slice at
    /// `index` (the middle if nil) across `axis`.
    static func of(_ value: Value, slice index: Int?, axis: String?) throws -> Picture? {
        let object: (any HostObject)? = if case .object(let object) = value { object } else { nil }
        switch object {
        case let volume as Volume:
            return try Picture(flat(volume, index, axis), nil, caption: caption(volume, index, axis))
        case let labels as LabelMap:
            return try Picture(nil, flat(labels, index, axis), caption: caption(labels, index, axis))
        case let item as Case:
            return try Picture(
                flat(item.image, index, axis), flat(try item.labels(), index, axis),
                caption: caption(item.image, index, axis))
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

    /// Which slice of an image `flat` cuts; empty where it has two dimensions.
    static func caption(_ image: some Image, _ index: Int?, _ axis: String?) throws -> String {
        guard image.spatialRank == 3 else { return "" }
        let place = try place(image.size, index, axis)
        return Upright.caption(image, axis: place.axis, index: place.index)
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

    /// As plots are drawn. Pixels are square: an axis with wider spacing takes more of them.
    private init?(_ scan: Volume?, _ labels: LabelMap?, caption: String) throws {
        guard let plot = try ImagePlot(scan, under: labels, caption: caption) else { return nil }
        let (across, down) = Self.pixels(plot)
        let span = plot.limits.upperBound - plot.limits.lowerBound
        var bytes = [UInt8](repeating: 0, count: 3 * across * down)
        for row in 0..<down {
            try Cancellation.check()
            for column in 0..<across {
                let place = column * plot.width / across * plot.height + (plot.height - 1 - row * plot.height / down)
                let value = plot.values.isEmpty ? 0 : (Double(plot.values[place]) - plot.limits.lowerBound) / span
                let level = value.isNaN ? 0 : min(max(value, 0), 1)
                var colour = Colour.grey(level)
                if let overlay = plot.overlay, let over = Palette.label(overlay.labels[place]) {
                    let share = overlay.opacity
                    colour = Colour(
                        level + share * (over.red - level), level + share * (over.green - level),
                        level + share * (over.blue - level))
                }
                let at = 3 * (row * across + column)
                (bytes[at], bytes[at + 1], bytes[at + 2]) = colour.rgb
            }
        }
        self.init(rgb: bytes, width: across, height: down)
        let names = plot.overlay?.names ?? [:]
        legend = Set(plot.overlay?.labels ?? []).sorted().compactMap { value in
            Palette.label(value).map { Key(name: names[value] ?? "\(value)", colour: [$0.rgb.0, $0.rgb.1, $0.rgb.2]) }
        }
        self.caption = Self.caption(plot)
    }

    /// Which slice, which side is which, and what black and white are.
    private static func caption(_ plot: ImagePlot) -> String {
        var parts = plot.caption.isEmpty ? [] : [plot.caption]
        if let letters = plot.letters { parts.append("\(letters.right) at the right, \(letters.top) above") }
        if !plot.values.isEmpty {
            func number(_ value: Double) -> String { String(format: "%.4g", value) }
            parts.append("black \(number(plot.limits.lowerBound)), white \(number(plot.limits.upperBound))")
        }
        return parts.joined(separator: "; ")
    }

    /// How many pixels an image takes, so that a millimetre is as wide as it is high.
    private static func pixels(_ plot: ImagePlot) -> (Int, Int) {
        // Height of a pixel over its width.
        let ratio = Double(plot.width) / Double(plot.height) / plot.aspect
        func stretched(_ count: Int, _ factor: Double) -> Int { max(1, Int((Double(count) * factor).rounded())) }
        return ratio >= 1
            ? (plot.width, stretched(plot.height, ratio)) : (stretched(plot.width, 1 / ratio), plot.height)
    }
}

extension Arguments {
    /// The axis that slices are across; nil for z, which it is anyway.
    func axisUnlessDefault() throws -> String? {
        let axis = try string("axis")
        return axis == "z" ? nil : axis
    }
}

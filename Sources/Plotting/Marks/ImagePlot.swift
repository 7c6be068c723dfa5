import Foundation

/// A slice in grey with labels over it, filled or as outlines.
///
/// Values are row-major [x, y] as tensors hold them. x runs to the right and y up, so a slice in RAS shows the
/// patient's right on the right and anterior above.
public struct ImagePlot: Mark {
    public enum OverlayStyle: String, Sendable, CaseIterable { case filled, outlines }

    /// Labels over the picture: [x, y] like the values, 0 shows nothing.
    public struct Overlay: Sendable {
        public var labels: [Int]
        /// Names for the legend; labels without one are drawn but not named.
        public var names: [Int: String]
        public var style: OverlayStyle
        public var opacity: Double

        public static let standardOpacity = 0.45

        public init(
            labels: [Int], names: [Int: String] = [:], style: OverlayStyle = .filled, opacity: Double = standardOpacity
        ) {
            self.labels = labels
            self.names = names
            self.style = style
            self.opacity = opacity
        }
    }

    public var width: Int
    public var height: Int
    public var values: [Float]
    /// mm a pixel along x and y; only their ratio matters.
    public var spacing: (Double, Double)
    /// What is black and what is white; nil: from the 1st to the 99th percentile.
    public var range: ClosedRange<Double>?
    public var colours: ColourMap
    /// Shows the colours' numbers beside the picture.
    public var hasColourBar: Bool
    public var overlay: Overlay?

    /// Values beyond width × height are passed over; missing ones are black.
    public init(
        width: Int, height: Int, values: [Float], spacing: (Double, Double) = (1, 1),
        range: ClosedRange<Double>? = nil, colours: ColourMap = .grey, hasColourBar: Bool = false,
        overlay: Overlay? = nil
    ) {
        self.width = max(width, 1)
        self.height = max(height, 1)
        self.values = values
        self.spacing = spacing
        self.range = range
        self.colours = colours
        self.hasColourBar = hasColourBar
        self.overlay = overlay
    }

    private var aspect: Double {
        let ratio = spacing.0 * Double(width) / (spacing.1 * Double(height))
        return ratio.isFinite && ratio > 0 ? min(max(ratio, 0.05), 20) : 1
    }

    public var preferredSize: Size {
        let area = 300.0 * 300
        let across = (area * aspect).squareRoot()
        return Size(across + max(legend.width, barWidth), max(across / aspect, min(legend.height, 500)))
    }

    private var limits: ClosedRange<Double> {
        if let range { return range }
        let sorted = values.filter(\.isFinite).sorted()
        guard let first = sorted.first, let last = sorted.last else { return 0...1 }
        let low = Double(sorted[sorted.count / 100])
        let high = Double(sorted[sorted.count - 1 - sorted.count / 100])
        if low < high { return low...high }
        return first < last ? Double(first)...Double(last) : Double(first)...(Double(first) + 1)
    }

    private var axis: Axis { Axis(covering: [], fixed: limits, ticks: 5) }

    private var barWidth: Double {
        hasColourBar ? TextFit.widest(axis.ticks.map(axis.label), size: 9) + 34 : 0
    }

    /// Colours go by rank among the labels present, so that neighbours in a table differ.
    private var colourOfLabel: [Int: Colour] {
        guard let overlay else { return [:] }
        return Palette.overlay(labels: Set(overlay.labels).union(overlay.names.keys))
    }

    private var legend: Legend {
        guard let overlay else { return Legend(entries: [], shape: .box) }
        let colours = colourOfLabel
        let present = Set(overlay.labels)
        let named = overlay.names.filter { present.contains($0.key) && $0.key != 0 }.sorted { $0.key < $1.key }
        return Legend(entries: named.map { ($0.value, colours[$0.key] ?? .ink) }, shape: .box)
    }

    public func draw(on canvas: any Canvas, in rect: Rect) {
        let legend = legend
        let side = max(legend.width, barWidth)
        let room = rect.inset(right: side)
        let scale = min(room.width / aspect, room.height)
        let picture = Rect(x: room.x, y: room.y, width: scale * aspect, height: scale)
        canvas.image(pixels(), in: picture, isSmooth: false)
        if overlay?.style == .outlines { drawOutlines(on: canvas, in: picture) }
        let right = Rect(x: picture.maxX, y: picture.y, width: side, height: rect.maxY - picture.y)
        legend.draw(on: canvas, in: right)
        if hasColourBar, legend.entries.isEmpty {
            ColourBar(map: colours, axis: axis, label: "").draw(
                on: canvas, in: Rect(x: right.x + 10, y: picture.y, width: side - 10, height: picture.height))
        }
    }

    private func pixels() -> Pixels {
        let limits = limits
        let colourOfLabel = overlay?.style == .filled ? colourOfLabel : [:]
        var result = Pixels(width: width, height: height, filledWith: .grey(0))
        for x in 0..<width {
            for y in 0..<height where x * height + y < values.count {
                let index = x * height + y
                let place = (Double(values[index]) - limits.lowerBound) / (limits.upperBound - limits.lowerBound)
                result[x, height - 1 - y] = colours.colour(place)
                guard let overlay, index < overlay.labels.count, let colour = colourOfLabel[overlay.labels[index]]
                else { continue }
                result.blend(x, height - 1 - y, colour, coverage: overlay.opacity)
            }
        }
        return result
    }

    /// Lines along the sides where a label meets another value, each label in its colour, just inside.
    private func drawOutlines(on canvas: any Canvas, in picture: Rect) {
        guard let overlay, overlay.labels.count >= width * height else { return }
        let colours = colourOfLabel
        let (dx, dy) = (picture.width / Double(width), picture.height / Double(height))
        func label(_ x: Int, _ y: Int) -> Int {
            x >= 0 && y >= 0 && x < width && y < height ? overlay.labels[x * height + y] : 0
        }
        func corner(_ x: Int, _ y: Int) -> Point {
            Point(picture.x + Double(x) * dx, picture.maxY - Double(y) * dy)
        }
        for x in 0..<width {
            for y in 0..<height {
                let own = label(x, y)
                guard own != 0, let colour = colours[own] else { continue }
                let sides = [
                    (label(x - 1, y), corner(x, y), corner(x, y + 1)),
                    (label(x + 1, y), corner(x + 1, y), corner(x + 1, y + 1)),
                    (label(x, y - 1), corner(x, y), corner(x + 1, y)),
                    (label(x, y + 1), corner(x, y + 1), corner(x + 1, y + 1)),
                ]
                for (other, from, to) in sides where other != own { canvas.stroke([from, to], colour, width: 1.3) }
            }
        }
    }
}

extension Palette {
    /// The colours of labels over a picture, by their rank, so that neighbours in a table differ; 0 has none.
    public static func overlay(labels: Set<Int>) -> [Int: Colour] {
        Dictionary(uniqueKeysWithValues: labels.subtracting([0]).sorted().enumerated().map { ($1, overlay($0)) })
    }

    /// Colours over a grey picture: the eight without black, which does not show there.
    static func overlay(_ index: Int) -> Colour {
        let bright: [UInt32] = [0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0xD55E00, 0xCC79A7, 0x0072B2]
        let base = Colour(hex: bright[index % bright.count])
        let round = Double((index / bright.count) % 3) * 0.3
        return Colour(
            base.red + (1 - base.red) * round, base.green + (1 - base.green) * round,
            base.blue + (1 - base.blue) * round)
    }
}

import Foundation
import Foundations

/// A slice in grey with labels over it, filled or as outlines, letters at its sides and its place below.
///
/// Values are row-major [x, y] as tensors hold them; x runs to the right and y up. Of more than 1024 pixels along an axis
/// every n-th is drawn.
public struct ImagePlot: Mark {
    public enum OverlayStyle: String, Sendable, CaseIterable { case filled, outlines }

    /// Labels over the picture: [x, y] like the values; 0 and what lies below shows nothing.
    public struct Overlay: Sendable {
        public var labels: [Int]
        /// Names for the legend; labels without one are named by their value.
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

    /// Where the sides of the picture lie in the body: R and L, A and P, S and I.
    public struct Letters: Sendable, Equatable {
        public let left: Character
        public let right: Character
        public let bottom: Character
        public let top: Character

        public init(left: Character, right: Character, bottom: Character, top: Character) {
            (self.left, self.right, self.bottom, self.top) = (left, right, bottom, top)
        }
    }

    public let width: Int
    public let height: Int
    /// Empty for labels alone.
    public let values: [Float]
    /// Width over height of the picture.
    public let aspect: Double
    /// What is black and what is white.
    public let limits: ClosedRange<Double>
    public var colours: ColourMap
    /// Shows the colours' numbers beside the picture.
    public var hasColourBar: Bool
    /// What the numbers are, beside the colour bar.
    public var label = ""
    public var letters: Letters?
    /// Below the picture: which slice this is and where.
    public var caption = ""
    public let overlay: Overlay?

    /// - Parameters:
    ///   - spacing: mm a pixel along x and y; only their ratio matters.
    ///   - range: what is black and what is white; nil: from the 1st to the 99th percentile.
    ///
    /// Values beyond width × height are passed over; missing ones are black.
    public init(
        width: Int, height: Int, values: [Float], spacing: (Double, Double) = (1, 1),
        range: ClosedRange<Double>? = nil, colours: ColourMap = .grey, hasColourBar: Bool = false,
        overlay: Overlay? = nil
    ) {
        let (across, down) = (Thinning(of: max(width, 1)), Thinning(of: max(height, 1)))
        func thinned<Element>(_ all: [Element], _ missing: Element) -> [Element] {
            if all.isEmpty || across.count == width && down.count == height && all.count == width * height {
                return all
            }
            return (0..<across.count).flatMap { x in
                (0..<down.count).map { y in
                    let place = across.place(x) * max(height, 1) + down.place(y)
                    return place < all.count ? all[place] : missing
                }
            }
        }
        (self.width, self.height) = (across.count, down.count)
        self.values = thinned(values, 0)
        let ratio = spacing.0 * Double(max(width, 1)) / (spacing.1 * Double(max(height, 1)))
        aspect = ratio.isFinite && ratio > 0 ? min(max(ratio, 0.05), 20) : 1
        limits = range ?? Self.limits(of: self.values)
        self.colours = colours
        self.hasColourBar = hasColourBar
        self.overlay = overlay.map { overlay in
            var thin = overlay
            thin.labels = thinned(overlay.labels, 0)
            return thin
        }
    }

    /// From the 1st to the 99th percentile, or as far as values go where these are one.
    public static func limits(of values: [Float]) -> ClosedRange<Double> {
        let step = max(1, values.count >> 17)
        let sorted = stride(from: step / 2, to: values.count, by: step).lazy.map { values[$0] }.filter(\.isFinite)
            .sorted()
        guard let first = sorted.first, let last = sorted.last else { return 0...1 }
        let low = Double(sorted[sorted.count / 100])
        let high = Double(sorted[sorted.count - 1 - sorted.count / 100])
        if low < high { return low...high }
        return first < last ? Double(first)...Double(last) : Double(first)...(Double(first) + 1)
    }

    private static let letterSize = 10.0
    private static let captionSize = 8.5
    /// Room at a side for a letter.
    private var gutter: Double { letters == nil ? 0 : 14 }
    private var captionHeight: Double { caption.isEmpty ? 0 : 14 }

    private var bar: ColourBar? {
        guard hasColourBar, !values.isEmpty else { return nil }
        return ColourBar(map: colours, axis: Axis(covering: [], fixed: limits, ticks: 5), label: label)
    }

    /// From the picture, or the letter beside it, to the colour bar.
    private static let barGap = 8.0

    private func barWidth(_ bar: ColourBar?) -> Double { bar.map { $0.width + Self.barGap } ?? 0 }

    public var preferredSize: Size {
        let area = 300.0 * 300
        let across = (area * aspect).squareRoot()
        let legend = legend
        return Size(
            across + 2 * gutter + barWidth(bar) + legend.width,
            max(across / aspect + 2 * gutter + captionHeight, min(legend.height, 500)))
    }

    /// The labels that are seen.
    private var legend: Legend {
        guard let overlay else { return Legend(entries: [], shape: .box) }
        let seen = Set(overlay.labels).sorted()
        return Legend(
            entries: seen.compactMap { value in Palette.label(value).map { (overlay.names[value] ?? "\(value)", $0) } },
            shape: .box, title: overlay.names.isEmpty ? "label" : nil)
    }

    public func draw(on canvas: any Canvas, in rect: Rect) throws {
        let (legend, bar) = (legend, bar)
        let side = gutter + barWidth(bar) + legend.width
        let room = rect.inset(left: gutter, top: gutter, right: side, bottom: gutter + captionHeight)
        let scale = min(room.width / aspect, room.height)
        let picture = Rect(x: room.x, y: room.y, width: scale * aspect, height: scale)
        try canvas.image(pixels(), in: picture, isSmooth: false)
        if overlay?.style == .outlines { try drawOutlines(on: canvas, in: picture) }
        try drawLetters(on: canvas, around: picture)
        if !caption.isEmpty {
            let room = max(picture.width, rect.maxX - picture.x - legend.width)
            try canvas.text(
                TextFit.cut(caption, to: room, size: Self.captionSize),
                at: Point(picture.x, picture.maxY + gutter + captionHeight / 2), size: Self.captionSize, .faint)
        }
        var x = picture.maxX + gutter
        if let bar {
            try bar.draw(
                on: canvas, in: Rect(x: x + Self.barGap, y: picture.y, width: bar.width, height: picture.height))
            x += bar.width + Self.barGap
        }
        try legend.draw(
            on: canvas, in: Rect(x: x, y: picture.y, width: legend.width, height: rect.maxY - picture.y))
    }

    private func drawLetters(on canvas: any Canvas, around picture: Rect) throws {
        guard let letters else { return }
        let away = gutter / 2
        let places = [
            (letters.left, Point(picture.x - away, picture.midY)),
            (letters.right, Point(picture.maxX + away, picture.midY)),
            (letters.top, Point(picture.midX, picture.y - away)),
            (letters.bottom, Point(picture.midX, picture.maxY + away)),
        ]
        for (letter, place) in places {
            try canvas.text(String(letter), at: place, size: Self.letterSize, across: .middle, isBold: true)
        }
    }
}

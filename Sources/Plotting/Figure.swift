import Foundation
import Foundations

/// A picture as a value: a title above one mark, or a grid of such. It becomes PNG or SVG when asked.
public struct Figure: Sendable {
    public var title: String?
    public var mark: any Mark
    /// In points (1/72 inch); nil: what suits the mark.
    public var size: Size?

    public init(_ mark: any Mark, title: String? = nil, size: Size? = nil) {
        self.mark = mark
        self.title = title
        self.size = size
    }

    static let titleSize = 12.0
    static let margin = 10.0
    /// A title makes its figure wider up to here, and is cut beyond.
    private static let widestTitle = 1200.0

    /// The size it is drawn at.
    public var naturalSize: Size {
        if let size, size.width.isFinite, size.height.isFinite {
            return Size(min(max(size.width, 40), 8000), min(max(size.height, 40), 8000))
        }
        let inner = mark.preferredSize
        let needed = title.map { StrokeFont.width(of: $0, size: Self.titleSize, upTo: Self.widestTitle) } ?? 0
        return Size(
            min(max(inner.width, min(needed, Self.widestTitle)) + 2 * Self.margin, 8000),
            min(inner.height + titleHeight + 2 * Self.margin, 8000))
    }

    /// The same figure in a frame of a width over height. A smaller one has larger letters in it, seen from afar.
    public func fitting(_ aspect: Double, scale: Double = 1) -> Figure {
        let natural = naturalSize
        let height = (natural.width * natural.height / aspect).squareRoot() * scale
        var result = self
        result.size = Size(height * aspect, height)
        return result
    }

    private var titleHeight: Double { title == nil ? 0 : Self.titleSize * 1.9 }

    func draw(on canvas: any Canvas, in rect: Rect) throws {
        var inside = rect.inset(left: Self.margin, top: Self.margin, right: Self.margin, bottom: Self.margin)
        if let title {
            try canvas.text(
                TextFit.cut(title, to: inside.width, size: Self.titleSize),
                at: Point(inside.x, inside.y + Self.titleSize * 0.5), size: Self.titleSize, isBold: true)
            inside = inside.inset(top: titleHeight)
        }
        try mark.draw(on: canvas, in: inside)
    }

    /// The PNG's bytes; `scale` pixels a point. Throws `Problem(.memory)` for a picture too large.
    public func png(scale: Double = 2) throws -> [UInt8] {
        let size = naturalSize
        let scale = scale.isFinite ? min(max(scale, 0.25), 8) : 2
        try MemoryLimit.require(bytes: Int(size.width * scale * size.height * scale) * 8, for: "drawing a figure")
        let canvas = RasterCanvas(size: size, scale: scale)
        try draw(on: canvas, in: Rect(x: 0, y: 0, width: size.width, height: size.height))
        return try PNG.encode(canvas.pixels)
    }

    /// The pixels, rows from the top and three bytes each; `scale` of them a point.
    public func raster(scale: Double) throws -> (rgb: [UInt8], width: Int, height: Int) {
        let size = naturalSize
        let scale = scale.isFinite ? min(max(scale, 0.25), 8) : 1
        let canvas = RasterCanvas(size: size, scale: scale)
        try draw(on: canvas, in: Rect(x: 0, y: 0, width: size.width, height: size.height))
        let pixels = canvas.pixels
        var rgb: [UInt8] = []
        rgb.reserveCapacity(pixels.width * pixels.height * 3)
        for y in 0..<pixels.height {
            try Cancellation.check()
            for x in 0..<pixels.width {
                let at = (y * pixels.width + x) * 4
                rgb += pixels.bytes[at..<at + 3]
            }
        }
        return (rgb, pixels.width, pixels.height)
    }

    /// The SVG's text. Throws `Problem` where a picture in it cannot be compressed.
    public func svg() throws -> String {
        let size = naturalSize
        let canvas = SVGCanvas(size: size)
        try draw(on: canvas, in: Rect(x: 0, y: 0, width: size.width, height: size.height))
        return canvas.document()
    }

    /// The kinds of file, by the endings of their names.
    public enum Format: String, CaseIterable, Sendable {
        case png, svg
    }

    /// Endings of file names, without the dot.
    public static var extensions: [String] { Format.allCases.map(\.rawValue) }

    /// Writes PNG or SVG by the ending of the name. Throws `Problem` for another ending or a place not writable.
    public func write(to path: String) throws {
        switch try Self.format(of: path) {
        case .png: try AtomicFile.write(png(), to: path)
        case .svg: try AtomicFile.write(Array(try svg().utf8), to: path)
        }
    }

    /// - Throws: `Problem` where no figure can be written under such a name.
    public static func requireFormat(of path: String) throws { _ = try format(of: path) }

    private static func format(of path: String) throws -> Format {
        let name = path.lowercased()
        guard let format = Format.allCases.first(where: { name.hasSuffix(".\($0.rawValue)") }) else {
            let endings = Format.allCases.map { ".\($0.rawValue)" }.joined(separator: " or ")
            throw Problem(
                .format, "a figure cannot be written as \(path)", remedy: "end the name in \(endings)", argument: "file"
            )
        }
        return format
    }
}

/// What a figure shows. A conforming type draws itself into a rectangle, axes and legend included.
public protocol Mark: Sendable {
    /// In points, without the figure's title and margin.
    var preferredSize: Size { get }
    /// Throws `Interrupted` where that was asked for.
    func draw(on canvas: any Canvas, in rect: Rect) throws
}

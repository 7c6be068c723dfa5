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

    /// The size it is drawn at.
    public var naturalSize: Size {
        if let size, size.width.isFinite, size.height.isFinite {
            return Size(min(max(size.width, 40), 8000), min(max(size.height, 40), 8000))
        }
        let inner = mark.preferredSize
        let needed = title.map { StrokeFont.width(of: $0, size: Self.titleSize) } ?? 0
        return Size(
            min(max(inner.width, min(needed, 1200)) + 2 * Self.margin, 8000),
            min(inner.height + titleHeight + 2 * Self.margin, 8000))
    }

    private var titleHeight: Double { title == nil ? 0 : Self.titleSize * 1.9 }

    func draw(on canvas: any Canvas, in rect: Rect) {
        var inside = rect.inset(left: Self.margin, top: Self.margin, right: Self.margin, bottom: Self.margin)
        if let title {
            canvas.text(
                TextFit.cut(title, to: inside.width, size: Self.titleSize),
                at: Point(inside.x, inside.y + Self.titleSize * 0.5), size: Self.titleSize, isBold: true)
            inside = inside.inset(top: titleHeight)
        }
        mark.draw(on: canvas, in: inside)
    }

    /// The PNG's bytes; `scale` pixels a point. Throws `Problem(.memory)` for a picture too large.
    public func png(scale: Double = 2) throws -> [UInt8] {
        let size = naturalSize
        let scale = scale.isFinite ? min(max(scale, 0.25), 8) : 2
        try MemoryLimit.require(bytes: Int(size.width * scale * size.height * scale) * 8, for: "drawing a figure")
        let canvas = RasterCanvas(size: size, scale: scale)
        draw(on: canvas, in: Rect(x: 0, y: 0, width: size.width, height: size.height))
        return try PNG.encode(canvas.pixels)
    }

    /// The pixels, rows from the top and three bytes each; `scale` of them a point.
    public func raster(scale: Double) -> (rgb: [UInt8], width: Int, height: Int) {
        let size = naturalSize
        let scale = scale.isFinite ? min(max(scale, 0.25), 8) : 1
        let canvas = RasterCanvas(size: size, scale: scale)
        draw(on: canvas, in: Rect(x: 0, y: 0, width: size.width, height: size.height))
        let pixels = canvas.pixels
        var rgb: [UInt8] = []
        rgb.reserveCapacity(pixels.width * pixels.height * 3)
        for at in stride(from: 0, to: pixels.bytes.count, by: 4) { rgb += pixels.bytes[at..<at + 3] }
        return (rgb, pixels.width, pixels.height)
    }

    /// The SVG's text. Throws `Problem` where a picture in it cannot be compressed.
    public func svg() throws -> String {
        let size = naturalSize
        let canvas = SVGCanvas(size: size)
        draw(on: canvas, in: Rect(x: 0, y: 0, width: size.width, height: size.height))
        return try canvas.document()
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
    func draw(on canvas: any Canvas, in rect: Rect)
}

/// Text made to fit.
enum TextFit {
    /// The text, or as much as fits before an ellipsis.
    static func cut(_ text: String, to width: Double, size: Double) -> String {
        if StrokeFont.width(of: text, size: size) <= width { return text }
        var kept = Array(text)
        while !kept.isEmpty, StrokeFont.width(of: String(kept) + "…", size: size) > width { kept.removeLast() }
        while let last = kept.last, ". _-".contains(last) { kept.removeLast() }
        return String(kept) + "…"
    }

    static func widest(_ texts: [String], size: Double) -> Double {
        texts.map { StrokeFont.width(of: $0, size: size) }.max() ?? 0
    }
}

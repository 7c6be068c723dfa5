import Foundation
import Foundations

/// Draws as SVG 1.1 text; letters stay letters, pictures are embedded as PNG.
final class SVGCanvas: Canvas {
    private let size: Size
    private var body = ""
    private var clips = 0

    init(size: Size) { self.size = size }

    /// The whole text.
    func document() -> String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
        width="\(text(size.width))" height="\(text(size.height))" \
        viewBox="0 0 \(text(size.width)) \(text(size.height))" font-family="Helvetica, Arial, sans-serif">
        <rect width="100%" height="100%" fill="#ffffff"/>
        \(body)</svg>

        """
    }

    private func text(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        let text = String(format: "%.2f", value)
        guard text.contains(".") else { return text }
        let trimmed = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
        return String(trimmed.reversed())
    }

    private func paint(_ name: String, _ colour: Colour) -> String {
        let opacity = colour.alpha < 1 ? " \(name)-opacity=\"\(text(colour.alpha))\"" : ""
        return "\(name)=\"\(colour.hex)\"\(opacity)"
    }

    private func points(_ points: [Point]) throws -> String {
        var result = ""
        for (index, point) in points.enumerated() where point.x.isFinite && point.y.isFinite {
            if index % 1024 == 0 { try Cancellation.check() }
            result += "\(result.isEmpty ? "" : " ")\(text(point.x)),\(text(point.y))"
        }
        return result
    }

    func fill(_ rect: Rect, _ colour: Colour) throws {
        try Cancellation.check()
        body += "<rect x=\"\(text(rect.x))\" y=\"\(text(rect.y))\" width=\"\(text(rect.width))\" "
        body += "height=\"\(text(rect.height))\" \(paint("fill", colour))/>\n"
    }

    func fill(polygon: [Point], _ colour: Colour) throws {
        try Cancellation.check()
        body += try "<polygon points=\"\(points(polygon))\" \(paint("fill", colour))/>\n"
    }

    func stroke(_ line: [Point], _ colour: Colour, width: Double, dash: [Double]) throws {
        try Cancellation.check()
        let pattern = dash.isEmpty ? "" : " stroke-dasharray=\"\(dash.map(text).joined(separator: " "))\""
        body += try "<polyline points=\"\(points(line))\" fill=\"none\" \(paint("stroke", colour)) "
        body += "stroke-width=\"\(text(width))\" stroke-linejoin=\"round\" stroke-linecap=\"round\"\(pattern)/>\n"
    }

    func disc(at centre: Point, radius: Double, _ colour: Colour) throws {
        try Cancellation.check()
        body += "<circle cx=\"\(text(centre.x))\" cy=\"\(text(centre.y))\" r=\"\(text(radius))\" "
        body += "\(paint("fill", colour))/>\n"
    }

    func text(_ content: String, at place: Point, style: TextStyle) throws {
        try Cancellation.check()
        let anchor =
            switch style.across {
            case .start: "start"
            case .middle: "middle"
            case .end: "end"
            }
        // Browsers disagree on dominant-baseline; a shift of the baseline looks alike everywhere.
        let shift =
            switch style.down {
            case .baseline: 0.0
            case .middle: 0.35
            case .top: 0.74
            }
        let turn =
            style.angle == 0
            ? "" : " transform=\"rotate(\(text(-style.angle)) \(text(place.x)) \(text(place.y)))\""
        body += "<text x=\"\(text(place.x))\" y=\"\(text(place.y))\" dy=\"\(text(shift * style.size))\" "
        body += "font-size=\"\(text(style.size))\" text-anchor=\"\(anchor)\" \(paint("fill", style.colour))"
        body += "\(style.isBold ? " font-weight=\"bold\"" : "")\(turn)>\(escaped(content))</text>\n"
    }

    func image(_ pixels: Pixels, in rect: Rect, isSmooth: Bool) throws {
        let data = Data(try PNG.encode(pixels)).base64EncodedString()
        body += "<image x=\"\(text(rect.x))\" y=\"\(text(rect.y))\" width=\"\(text(rect.width))\" "
        body += "height=\"\(text(rect.height))\" preserveAspectRatio=\"none\""
        body += isSmooth ? "" : " style=\"image-rendering:pixelated\""
        body += " xlink:href=\"data:image/png;base64,\(data)\"/>\n"
    }

    func clipped(to rect: Rect, _ draw: () throws -> Void) throws {
        clips += 1
        let name = "clip\(clips)"
        body += "<clipPath id=\"\(name)\"><rect x=\"\(text(rect.x))\" y=\"\(text(rect.y))\" "
        body += "width=\"\(text(rect.width))\" height=\"\(text(rect.height))\"/></clipPath>\n"
        body += "<g clip-path=\"url(#\(name))\">\n"
        try draw()
        body += "</g>\n"
    }

    /// XML's five special characters, and no control characters, which XML 1.0 forbids.
    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar.value < 32 || scalar.value == 127 ? " " : scalar)
            }
        }
        return result
    }
}

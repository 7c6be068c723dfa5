/// Where figures are drawn: pixels or SVG. Lengths are points, y runs down. All throw `Interrupted` where that was asked for.
public protocol Canvas: AnyObject {
    func fill(_ rect: Rect, _ colour: Colour) throws
    func fill(polygon: [Point], _ colour: Colour) throws
    func stroke(_ points: [Point], _ colour: Colour, width: Double, dash: [Double]) throws
    func disc(at centre: Point, radius: Double, _ colour: Colour) throws
    /// `text` with its anchor at `at`; `angle` in degrees, counter-clockwise.
    func text(_ text: String, at place: Point, style: TextStyle) throws
    /// Pixels (RGBA, row by row from the top) stretched over `rect`; smooth or as blocks.
    func image(_ pixels: Pixels, in rect: Rect, isSmooth: Bool) throws
    /// What `body` draws outside `rect` does not show.
    func clipped(to rect: Rect, _ body: () throws -> Void) throws
}

extension Canvas {
    func stroke(_ points: [Point], _ colour: Colour, width: Double = 1) throws {
        try stroke(points, colour, width: width, dash: [])
    }

    func frame(_ rect: Rect, _ colour: Colour, width: Double = 1) throws {
        try stroke(
            [
                Point(rect.x, rect.y), Point(rect.maxX, rect.y), Point(rect.maxX, rect.maxY), Point(rect.x, rect.maxY),
                Point(rect.x, rect.y),
            ], colour, width: width)
    }

    func text(
        _ text: String, at place: Point, size: Double = 10, _ colour: Colour = .ink, across: TextStyle.Across = .start,
        down: TextStyle.Down = .middle, angle: Double = 0, isBold: Bool = false
    ) throws {
        try self.text(
            text, at: place,
            style: TextStyle(size: size, colour: colour, across: across, down: down, angle: angle, isBold: isBold))
    }
}

/// How text is set.
public struct TextStyle: Sendable, Equatable {
    public enum Across: Sendable { case start, middle, end }
    public enum Down: Sendable { case baseline, middle, top }

    var size: Double
    var colour: Colour
    var across: Across = .start
    var down: Down = .middle
    /// Degrees, counter-clockwise.
    var angle: Double = 0
    var isBold = false
}

/// RGBA pixels, row by row from the top.
public struct Pixels: Sendable, Equatable {
    let width: Int
    let height: Int
    var bytes: [UInt8]

    init(width: Int, height: Int, filledWith colour: Colour = .white) {
        self.width = max(width, 0)
        self.height = max(height, 0)
        let (r, g, b, a) = colour.bytes
        bytes = [UInt8](repeating: r, count: self.width * self.height * 4)
        if r == g, g == b, b == a { return }
        for index in stride(from: 0, to: bytes.count, by: 4) {
            bytes[index] = r
            bytes[index + 1] = g
            bytes[index + 2] = b
            bytes[index + 3] = a
        }
    }

    subscript(x: Int, y: Int) -> Colour {
        get {
            let at = (y * width + x) * 4
            return Colour(
                Double(bytes[at]) / 255, Double(bytes[at + 1]) / 255, Double(bytes[at + 2]) / 255,
                alpha: Double(bytes[at + 3]) / 255)
        }
        set {
            let at = (y * width + x) * 4
            (bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]) = newValue.bytes
        }
    }

    /// Lays `colour` over a pixel with `coverage` of it covered; outside nothing happens.
    mutating func blend(_ x: Int, _ y: Int, _ colour: Colour, coverage: Double = 1) {
        guard x >= 0, y >= 0, x < width, y < height else { return }
        let share = min(max(colour.alpha * coverage, 0), 1)
        guard share > 0 else { return }
        let at = (y * width + x) * 4
        func mix(_ offset: Int, _ value: Double) {
            let old = Double(bytes[at + offset])
            bytes[at + offset] = UInt8(min(max(old + (value * 255 - old) * share, 0), 255).rounded())
        }
        mix(0, colour.red)
        mix(1, colour.green)
        mix(2, colour.blue)
        bytes[at + 3] = max(bytes[at + 3], UInt8((share * 255).rounded()))
    }
}

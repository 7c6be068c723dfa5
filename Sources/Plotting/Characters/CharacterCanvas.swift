/// Draws into pixels as coarse as half the cells of a terminal, and keeps texts to be written between them, where pixels of
/// that size cannot be read.
final class CharacterCanvas: Canvas {
    struct Note {
        var text: String
        var place: Point
        var style: TextStyle
    }

    /// Points of a pixel: the width of a cell and half its height. A letter of a figure's labels is as wide.
    static let pixel = 5.0
    /// Lines are drawn this wide at least, in points: those of numbers, and those of the frame.
    private static let (leastCurve, leastRule) = (5.0, 2.5)
    private static let narrowestCurve = 1.2

    private let raster: RasterCanvas
    private(set) var notes: [Note] = []

    init(columns: Int, rows: Int) {
        raster = RasterCanvas(
            size: Size(Double(columns) * Self.pixel, Double(2 * rows) * Self.pixel), scale: 1 / Self.pixel)
    }

    var pixels: Pixels { raster.pixels }

    func fill(_ rect: Rect, _ colour: Colour) throws { try raster.fill(rect, colour) }

    func fill(polygon: [Point], _ colour: Colour) throws { try raster.fill(polygon: polygon, colour) }

    func stroke(_ points: [Point], _ colour: Colour, width: Double, dash: [Double]) throws {
        let least = width >= Self.narrowestCurve ? Self.leastCurve : Self.leastRule
        try raster.stroke(points, colour, width: max(width, least), dash: dash)
    }

    func disc(at centre: Point, radius: Double, _ colour: Colour) throws {
        try raster.disc(at: centre, radius: max(radius, Self.pixel * 0.7), colour)
    }

    func text(_ text: String, at place: Point, style: TextStyle) {
        guard !text.isEmpty, place.x.isFinite, place.y.isFinite else { return }
        notes.append(Note(text: text, place: place, style: style))
    }

    func image(_ image: Pixels, in rect: Rect, isSmooth: Bool) throws {
        try raster.image(image, in: rect, isSmooth: isSmooth)
    }

    func clipped(to rect: Rect, _ body: () throws -> Void) throws { try raster.clipped(to: rect, body) }
}

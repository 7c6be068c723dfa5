/// Names beside their colours, in a column to the right of a plot.
struct Legend {
    enum Shape { case line, box }

    var entries: [(name: String, colour: Colour)]
    var shape: Shape
    var title: String?

    static let size = 9.5
    private static let row = 15.0
    private static let swatch = 18.0
    private static let longest = 170.0

    /// Points it takes to the right, its distance from the plot included; 0 for none.
    var width: Double {
        guard !entries.isEmpty else { return 0 }
        let texts = entries.map(\.name) + (title.map { [$0] } ?? [])
        return 14 + Self.swatch + 5 + min(TextFit.widest(texts, size: Self.size), Self.longest) + 2
    }

    var height: Double { Double(entries.count + (title == nil ? 0 : 1)) * Self.row }

    /// Draws into the right part of `rect`; what does not fit is counted in a last line.
    func draw(on canvas: any Canvas, in rect: Rect) throws {
        let x = rect.x + 14
        var y = rect.y + Self.row / 2
        if let title {
            try canvas.text(
                TextFit.cut(title, to: width - 14, size: Self.size), at: Point(x, y), size: Self.size, .faint)
            y += Self.row
        }
        let room = max(1, Int(min((rect.maxY - y + Self.row / 2) / Self.row, 1000)))
        let shown = entries.count <= room ? entries.count : room - 1
        for entry in entries.prefix(shown) {
            switch shape {
            case .line:
                try canvas.stroke([Point(x, y), Point(x + Self.swatch, y)], entry.colour, width: 2.2)
            case .box:
                try canvas.fill(Rect(x: x + 4, y: y - 5, width: 11, height: 10), entry.colour)
            }
            try canvas.text(
                TextFit.cut(entry.name, to: Self.longest, size: Self.size), at: Point(x + Self.swatch + 5, y),
                size: Self.size)
            y += Self.row
        }
        if shown < entries.count {
            try canvas.text("and \(entries.count - shown) more", at: Point(x, y), size: Self.size, .faint)
        }
    }
}

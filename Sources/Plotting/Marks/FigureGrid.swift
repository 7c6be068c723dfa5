/// Figures side by side and below each other, each with its own title; rows and columns share heights and widths.
public struct FigureGrid: Mark {
    public var figures: [Figure]
    public var columns: Int

    /// Without `columns`: up to three a row.
    public init(_ figures: [Figure], columns: Int? = nil) {
        self.figures = figures
        self.columns = max(1, min(columns ?? min(figures.count, 3), max(figures.count, 1)))
    }

    /// As many columns as bring the whole nearest to a width over height.
    public init(_ figures: [Figure], aspect: Double) {
        func distance(_ grid: FigureGrid) -> Double {
            let ratio = grid.preferredSize.width / grid.preferredSize.height / aspect
            return max(ratio, 1 / ratio)
        }
        self.init(figures, columns: 1)
        for columns in 1..<max(figures.count + 1, 2) {
            let other = FigureGrid(figures, columns: columns)
            if distance(other) < distance(self) { self = other }
        }
    }

    private var rows: Int { (figures.count + columns - 1) / columns }

    private var widths: [Double] {
        (0..<columns).map { column in
            stride(from: column, to: figures.count, by: columns).map { figures[$0].naturalSize.width }.max() ?? 0
        }
    }

    private var heights: [Double] {
        (0..<rows).map { row in
            (row * columns..<min((row + 1) * columns, figures.count)).map { figures[$0].naturalSize.height }.max() ?? 0
        }
    }

    public var preferredSize: Size {
        Size(max(widths.reduce(0, +), 40), max(heights.reduce(0, +), 40))
    }

    public func draw(on canvas: any Canvas, in rect: Rect) throws {
        let (widths, heights) = (widths, heights)
        let natural = preferredSize
        let (across, down) = (rect.width / natural.width, rect.height / natural.height)
        var y = rect.y
        for row in 0..<rows {
            var x = rect.x
            for column in 0..<columns where row * columns + column < figures.count {
                let place = Rect(x: x, y: y, width: widths[column] * across, height: heights[row] * down)
                try figures[row * columns + column].draw(on: canvas, in: place)
                x += widths[column] * across
            }
            y += heights[row] * down
        }
    }
}

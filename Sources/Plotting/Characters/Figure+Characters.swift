extension Figure {
    /// How much larger than its own size a figure is drawn where there is room.
    private static let mostEnlarged = 1.5
    private static let leastColumns = 10
    private static let leastRows = 6

    /// The figure as a terminal without pixels shows it, texts written as text. It is laid out anew for so many columns and
    /// rows; of figures in a grid each may take that many rows, and as many stand beside each other as can be read there.
    ///
    /// - Throws: `Interrupted` where that was asked for.
    public func characters(columns: Int, rows: Int) throws -> CharacterPicture {
        let (columns, rows) = (max(columns, Self.leastColumns), max(rows, Self.leastRows))
        guard let grid = mark as? FigureGrid, !grid.figures.isEmpty else { return try alone(columns, rows) }
        var result = CharacterPicture(columns: 0, rows: 0)
        if let title { result = try heading(title, columns) }
        let across = grid.figuresAcross(columns)
        for start in stride(from: 0, to: grid.figures.count, by: across) {
            var line = CharacterPicture(columns: 0, rows: 0)
            for figure in grid.figures[start..<min(start + across, grid.figures.count)] {
                line.append(beside: try figure.characters(columns: columns / across, rows: rows))
            }
            result.append(below: line)
        }
        return result
    }

    private func alone(_ columns: Int, _ rows: Int) throws -> CharacterPicture {
        let pixel = CharacterCanvas.pixel
        let natural = naturalSize
        let room = Size(Double(columns) * pixel, Double(2 * rows) * pixel)
        let enlarged = min(max(min(room.width / natural.width, room.height / natural.height), 1), Self.mostEnlarged)
        let page = Size(
            min(natural.width * enlarged, room.width), min(natural.height * enlarged, room.height))
        let across = Int((page.width / pixel).rounded(.up))
        let down = Int((page.height / (2 * pixel)).rounded(.up))
        let canvas = CharacterCanvas(columns: across, rows: down)
        try draw(on: canvas, in: Rect(x: 0, y: 0, width: Double(across) * pixel, height: Double(2 * down) * pixel))
        // The rows of the margin and of the title are free to the right.
        return CharacterLabels.written(canvas, above: title == nil ? 0 : 2)
    }

    private func heading(_ title: String, _ columns: Int) throws -> CharacterPicture {
        let canvas = CharacterCanvas(columns: columns, rows: 2)
        try canvas.text(
            title, at: Point(Self.margin, 1.5 * 2 * CharacterCanvas.pixel), size: Self.titleSize, isBold: true)
        return CharacterLabels.written(canvas, above: 0)
    }
}

extension FigureGrid {
    /// The fewest points that a column of the terminal may stand for, for its figures to be read.
    private static let pointsOfColumn = 7.5

    /// How many figures stand beside each other in so many columns.
    func figuresAcross(_ count: Int) -> Int {
        let widest = figures.map(\.naturalSize.width).max() ?? 1
        return max(1, min(columns, Int(Double(count) * Self.pointsOfColumn / max(widest, 1))))
    }
}

import Foundations

/// Writes the texts of a figure into the cells of its picture.
struct CharacterLabels {
    private(set) var picture: CharacterPicture
    /// Rows that turned labels may take below the picture.
    private static let mostBelow = 12

    /// The picture that a canvas holds. Upright labels (the names of axes) are written level, in the row `above` the plot;
    /// turned ones (the names of bars) level too, in as many rows as they need beside each other.
    static func written(_ canvas: CharacterCanvas, above: Int) -> CharacterPicture {
        var labels = CharacterLabels(picture: CharacterPicture(canvas.pixels))
        for note in canvas.notes where note.style.angle == 0 { labels.write(note) }
        for note in canvas.notes where abs(note.style.angle) >= 60 {
            labels.write(
                TerminalText.line(note.text), row: above, near: Int(note.place.x / CharacterCanvas.pixel), note.style)
        }
        labels.writeTurned(canvas.notes.filter { $0.style.angle != 0 && abs($0.style.angle) < 60 })
        return labels.picture
    }

    private func row(_ note: CharacterCanvas.Note) -> Int {
        let middle =
            switch note.style.down {
            case .middle: note.place.y
            case .top: note.place.y + note.style.size * 0.45
            case .baseline: note.place.y - note.style.size * 0.35
            }
        return Int((middle / (2 * CharacterCanvas.pixel)).rounded(.down))
    }

    private mutating func write(_ note: CharacterCanvas.Note) {
        let place = note.place.x / CharacterCanvas.pixel
        let text = TerminalText.line(note.text)
        let width = TextWidth.columns(text)
        let start =
            switch note.style.across {
            case .start: place.rounded()
            case .middle: (place - Double(width) / 2).rounded()
            case .end: place.rounded() - Double(width)
            }
        write(text, row: row(note), near: Int(start), note.style)
    }

    /// Writes a text where it begins, or a column or two beside it where another one stands; not at all where there is no
    /// room.
    private mutating func write(_ text: String, row: Int, near start: Int, _ style: TextStyle) {
        guard picture.cells.indices.contains(row) else { return }
        let text = TextWidth.cut(text, to: picture.columns)
        let width = TextWidth.columns(text)
        for shift in [0, 1, -1, 2, -2] {
            let first = min(max(start + shift, 0), picture.columns - width)
            if isFree(row, first..<first + width) { return put(text, row: row, at: first, style) }
        }
    }

    /// With a free cell to either side.
    private func isFree(_ row: Int, _ columns: Range<Int>) -> Bool {
        let line = picture.cells[row]
        return (max(columns.lowerBound - 1, 0)..<min(columns.upperBound + 1, line.count)).allSatisfy {
            line[$0].text == nil
        }
    }

    private mutating func put(_ text: String, row: Int, at start: Int, _ style: TextStyle) {
        var column = start
        for character in text {
            let width = TextWidth.columns(String(character))
            guard width > 0, column + width <= picture.columns else { continue }
            for offset in 0..<width {
                picture.cells[row][column + offset].text = CharacterPicture.Text(
                    character: offset == 0 ? character : nil, colour: style.colour, isBold: style.isBold)
            }
            column += width
        }
    }

    /// Names below bars and columns: each in the middle of its place, in the first row where it has room.
    private mutating func writeTurned(_ notes: [CharacterCanvas.Note]) {
        for note in notes.sorted(by: { $0.place.x < $1.place.x }) {
            let text = TextWidth.cut(TerminalText.line(note.text), to: max(picture.columns / 2, 8))
            let width = TextWidth.columns(text)
            let middle = note.place.x / CharacterCanvas.pixel
            let start = min(max(Int((middle - Double(width) / 2).rounded()), 0), max(picture.columns - width, 0))
            // Below the line that the name belongs to, whose cell may be that of the anchor.
            let first = Int((note.place.y + 2) / (2 * CharacterCanvas.pixel))
            for row in first..<first + Self.mostBelow {
                while row >= picture.rows {
                    picture.append(below: CharacterPicture(columns: picture.columns, rows: 1))
                }
                guard isFree(row, start..<start + width) else { continue }
                put(text, row: row, at: start, note.style)
                break
            }
        }
    }
}

/// A picture of characters: each cell is two pixels, one above the other, or a character on them.
public struct CharacterPicture: Sendable, Equatable {
    public struct Cell: Sendable, Equatable {
        public var upper: Colour
        public var lower: Colour
        /// What is written here, if anything is.
        public var text: Text?

        init(_ upper: Colour = .white, _ lower: Colour = .white, text: Text? = nil) {
            (self.upper, self.lower, self.text) = (upper, lower, text)
        }

        /// What a character stands on.
        public var ground: Colour {
            if upper == lower { return upper }
            return Colour(
                (upper.red + lower.red) / 2, (upper.green + lower.green) / 2, (upper.blue + lower.blue) / 2)
        }
    }

    public struct Text: Sendable, Equatable {
        /// Nil in the second cell of a wide character.
        public var character: Character?
        public var colour: Colour
        public var isBold: Bool
    }

    public private(set) var columns: Int
    /// Rows from the top, of `columns` cells each.
    public internal(set) var cells: [[Cell]]

    public var rows: Int { cells.count }

    init(columns: Int, rows: Int) {
        self.columns = max(columns, 0)
        cells = Array(repeating: Array(repeating: Cell(), count: self.columns), count: max(rows, 0))
    }

    /// Two pixels a cell.
    init(_ pixels: Pixels) {
        self.init(columns: pixels.width, rows: (pixels.height + 1) / 2)
        for row in 0..<rows {
            for column in 0..<columns {
                let lower = min(2 * row + 1, pixels.height - 1)
                cells[row][column] = Cell(pixels[column, 2 * row], pixels[column, lower])
            }
        }
    }

    /// Another picture to the right of this one; the lower one of the two is filled up with white.
    mutating func append(beside other: CharacterPicture) {
        let height = max(rows, other.rows)
        let (left, right) = (padded(rows: height), other.padded(rows: height))
        columns += other.columns
        cells = zip(left, right).map { $0 + $1 }
    }

    /// Another picture below this one; the narrower one is filled up with white.
    mutating func append(below other: CharacterPicture) {
        let width = max(columns, other.columns)
        cells = (cells + other.cells).map { $0 + Array(repeating: Cell(), count: width - $0.count) }
        columns = width
    }

    private func padded(rows height: Int) -> [[Cell]] {
        cells + Array(repeating: Array(repeating: Cell(), count: columns), count: height - rows)
    }
}

extension Table {
    /// How many lines of rows are shown where nothing else is said.
    public static let shownRows = 60

    /// The table as text: aligned, numbers to the right. Of more than `maximumRows` rows the first and the last are shown,
    /// those between them counted. Where it is wider than `width` the widest column of text is cut, or wrapped; where that is
    /// not enough the last columns are left out and named.
    public func render(width: Int = 100, maximumRows: Int = Table.shownRows) -> String {
        let maximum = max(maximumRows, 3)
        let isShortened = rows.count > maximum
        // One line of them says how many are left out.
        let head = isShortened ? maximum / 2 : rows.count
        let tail = isShortened ? maximum - 1 - head : 0
        let shown = rows.prefix(head) + rows.suffix(tail)
        let layout = Layout(self, shown: shown + footer, width: width)
        var lines = title.map { TextWidth.lines($0, to: width) } ?? []
        lines.append(layout.line(columns.map(\.name)))
        lines.append(layout.rule)
        for (place, row) in shown.enumerated() {
            if isShortened, place == head { lines.append(Self.gap(rows.count - head - tail, of: rows.count)) }
            lines += layout.lines(row)
        }
        if !footer.isEmpty {
            lines.append(layout.rule)
            lines += footer.flatMap(layout.lines)
        }
        return (lines + layout.hiddenColumns).joined(separator: "\n")
    }

    private static func gap(_ count: Int, of all: Int) -> String { "… \(count) more of \(all) rows" }

    /// Where the columns stand that have room.
    private struct Layout {
        private let table: Table
        private let widths: [Int]
        private let isRight: [Bool]
        /// How many columns are shown.
        private let fitting: Int
        private let width: Int

        init(_ table: Table, shown: [[Cell]], width: Int) {
            self.table = table
            self.width = width
            let columns = table.columns
            var widths = columns.indices.map { index in
                shown.reduce(TextWidth.columns(columns[index].name)) {
                    max($0, TextWidth.columns(Table.text($1[index], digits: columns[index].digits)))
                }
            }
            if let first = widths.first { widths[0] = min(first, max(12, width / 2)) }
            let isRight = columns.indices.map { index in
                (table.rows + table.footer).contains { Table.isNumber($0[index]) }
            }
            // What is too wide is first taken from the widest column of text, whose cells are then cut.
            let excess = widths.reduce(0, +) + 2 * (widths.count - 1) - width
            if excess > 0, let widest = widths.indices.filter({ !isRight[$0] }).max(by: { widths[$0] < widths[$1] }),
                widths[widest] - excess >= 20
            {
                widths[widest] -= excess
            }
            var (fitting, used) = (0, 0)
            for columnWidth in widths {
                if fitting > 0, used + 2 + columnWidth > width { break }
                used += columnWidth + (fitting > 0 ? 2 : 0)
                fitting += 1
            }
            (self.widths, self.isRight, self.fitting) = (widths, isRight, fitting)
        }

        var rule: String { (0..<fitting).map { String(repeating: "─", count: widths[$0]) }.joined(separator: "  ") }

        func line(_ texts: [String]) -> String {
            let padded = (0..<fitting).map { index in
                let text = TextWidth.cut(texts[index], to: widths[index])
                let space = String(repeating: " ", count: max(0, widths[index] - TextWidth.columns(text)))
                return isRight[index] ? space + text : text + space
            }
            var line = padded.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }

        /// A row, of as many lines as its wrapped cells take.
        func lines(_ row: [Cell]) -> [String] {
            let wrapped = (0..<fitting).map { index in
                let text = Table.text(row[index], digits: table.columns[index].digits)
                return table.columns[index].isWrapped ? TextWidth.wrapped(text, to: widths[index]) : [text]
            }
            return (0..<max(wrapped.map(\.count).max() ?? 1, 1)).map { place in
                line(wrapped.map { place < $0.count ? $0[place] : "" })
            }
        }

        /// The names of the columns that have no room.
        var hiddenColumns: [String] {
            let left = table.columns[fitting...].map(\.name)
            guard !left.isEmpty else { return [] }
            let text = "… \(left.count) more column\(left.count == 1 ? "" : "s"): \(left.joined(separator: ", "))"
            return TextWidth.lines(text, to: width)
        }
    }

    private static func isNumber(_ cell: Cell) -> Bool {
        switch cell {
        case .number, .integer: true
        case .text, .missing: false
        }
    }
}

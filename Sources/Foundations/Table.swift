import Foundation

/// Rows under named columns, as results are shown and compared.
public struct Table: Sendable, Equatable {
    public struct Column: Sendable, Equatable {
        public var name: String
        /// Digits after the point for numbers in this column.
        public var digits: Int
        /// What the numbers say, for those who draw them.
        public var role: Role
        /// Text that is too wide goes on in the next line, and is not cut.
        public var isWrapped: Bool

        public enum Role: Sendable {
            case value
            /// How far the values of the column before scatter.
            case deviation
            /// An end of their range.
            case bound
            /// An end of the interval that the values of the column before may lie in.
            case interval
            /// How sure one can be of them.
            case certainty
        }

        public init(_ name: String, digits: Int = 3, role: Role = .value, isWrapped: Bool = false) {
            self.name = name
            self.digits = digits
            self.role = role
            self.isWrapped = isWrapped
        }

        /// Mean, deviation, least and most of the same numbers; `mean` names the first.
        public static func statistics(mean: String, prefix: String = "") -> [Column] {
            [
                Column(mean), Column("\(prefix)s.d.", role: .deviation), Column("\(prefix)min", role: .bound),
                Column("\(prefix)max", role: .bound),
            ]
        }
    }

    public enum Cell: Sendable, Equatable {
        case text(String)
        case number(Double)
        case integer(Int)
        /// Not applicable; shown as "–".
        case missing
    }

    public var title: String?
    public private(set) var columns: [Column]
    public private(set) var rows: [[Cell]]

    public init(title: String? = nil, columns: [Column], rows: [[Cell]] = []) {
        self.title = title
        self.columns = columns
        self.rows = []
        for row in rows { append(row) }
    }

    /// Adds a row; one that is too short is filled with missing cells, one that is too long is cut.
    public mutating func append(_ row: [Cell]) {
        let missing = max(0, columns.count - row.count)
        rows.append(Array(row.prefix(columns.count)) + [Cell](repeating: .missing, count: missing))
    }

    /// The cells of one column, or nil where there is no such column.
    public func column(_ name: String) -> [Cell]? {
        guard let index = columns.firstIndex(where: { $0.name == name }) else { return nil }
        return rows.map { $0[index] }
    }

    /// The table as text: aligned, numbers to the right. Where it is wider than `width` the widest column of text is cut,
    /// or wrapped; where that is not enough the last columns are left out and counted.
    public func render(width: Int = 100, maximumRows: Int = 60) -> String {
        let shown = rows.count > maximumRows ? Array(rows.prefix(maximumRows - 1)) : rows
        let cells = shown.map { row in zip(row, columns).map { Self.text($0, digits: $1.digits) } }
        var widths = columns.indices.map { index in
            max(TextWidth.columns(columns[index].name), cells.map { TextWidth.columns($0[index]) }.max() ?? 0)
        }
        if let first = widths.first { widths[0] = min(first, max(12, width / 2)) }
        let isRight = columns.indices.map { index in rows.contains { Self.isNumber($0[index]) } }
        // What is too wide is first taken from the widest column of text, whose cells are then cut.
        let excess = widths.reduce(0, +) + 2 * (widths.count - 1) - width
        if excess > 0, let widest = widths.indices.filter({ !isRight[$0] }).max(by: { widths[$0] < widths[$1] }),
            widths[widest] - excess >= 20
        {
            widths[widest] -= excess
        }
        var fitting = 0
        var used = 0
        for columnWidth in widths {
            if fitting > 0, used + 2 + columnWidth > width { break }
            used += columnWidth + (fitting > 0 ? 2 : 0)
            fitting += 1
        }
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
        var lines = title.map { [$0] } ?? []
        lines.append(line(columns.map(\.name)))
        lines.append((0..<fitting).map { String(repeating: "─", count: widths[$0]) }.joined(separator: "  "))
        for texts in cells {
            let wrapped = (0..<fitting).map { index in
                columns[index].isWrapped ? TextWidth.wrapped(texts[index], to: widths[index]) : [texts[index]]
            }
            for row in 0..<max(wrapped.map(\.count).max() ?? 1, 1) {
                lines.append(line(wrapped.map { row < $0.count ? $0[row] : "" }))
            }
        }
        if shown.count < rows.count { lines.append("… \(rows.count - shown.count) more rows") }
        if fitting < columns.count {
            let left = columns[fitting...].map(\.name)
            lines.append("… \(left.count) more column\(left.count == 1 ? "" : "s"): \(left.joined(separator: ", "))")
        }
        return lines.joined(separator: "\n")
    }

    private static func isNumber(_ cell: Cell) -> Bool {
        switch cell {
        case .number, .integer: true
        case .text, .missing: false
        }
    }

    public static func text(_ cell: Cell, digits: Int) -> String {
        switch cell {
        case .text(let text): TerminalText.line(text)
        case .integer(let value): "\(value)"
        case .number(let value) where value.isNaN: "nan"
        case .number(let value) where value.isInfinite: "\(value)"
        case .number(let value) where value != 0 && abs(value) < 0.5 * Foundation.pow(10, -Double(digits)):
            String(format: "%.1e", value)
        case .number(let value): String(format: "%.\(digits)f", value)
        case .missing: "–"
        }
    }
}

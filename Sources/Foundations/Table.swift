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
    /// What is said of all rows together, as their mean: shown below a rule, and no row.
    public private(set) var footer: [[Cell]]

    public init(title: String? = nil, columns: [Column], rows: [[Cell]] = [], footer: [[Cell]] = []) {
        self.title = title
        self.columns = columns
        self.rows = []
        self.footer = []
        for row in rows { append(row) }
        for row in footer { appendFooter(row) }
    }

    /// Adds a row; one that is too short is filled with missing cells, one that is too long is cut.
    public mutating func append(_ row: [Cell]) { rows.append(fitted(row)) }

    /// Adds a row below the rule.
    public mutating func appendFooter(_ row: [Cell]) { footer.append(fitted(row)) }

    private func fitted(_ row: [Cell]) -> [Cell] {
        let missing = max(0, columns.count - row.count)
        return Array(row.prefix(columns.count)) + [Cell](repeating: .missing, count: missing)
    }

    /// The cells of one column, or nil where there is no such column.
    public func column(_ name: String) -> [Cell]? {
        guard let index = columns.firstIndex(where: { $0.name == name }) else { return nil }
        return rows.map { $0[index] }
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

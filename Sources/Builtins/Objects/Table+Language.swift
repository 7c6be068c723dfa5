import Foundations
import Language

extension Table: HasMembers, HasKeys, HasLength, Iterable {
    public var typeName: String { "table" }
    public var summary: String {
        "table, \(Counted.text(rows.count, "row")): \(columns.map(\.name).joined(separator: ", "))"
    }
    public func display(width: Int) -> String { render(width: width) }
    public func display(width: Int, lines: Int?) -> String {
        guard let lines else { return render(width: width, maximumRows: Int.max) }
        // What stands around the rows takes lines too.
        let around = render(width: width, maximumRows: 3).split(separator: "\n").count - 3
        return render(width: width, maximumRows: max(lines - max(around, 2), 3))
    }
    /// What is shown is rounded and cut to the width; this is not.
    public var digest: String? {
        let hasNumbers = (rows + footer).contains { $0.contains { if case .number = $0 { true } else { false } } }
        guard hasNumbers else { return nil }
        return String(
            Digest.sha256("\(columns.map(\.name)) \(rows)\(footer.isEmpty ? "" : " \(footer)")".utf8).prefix(16))
    }
    public var memberNames: [String] { ["columns", "rows", "footer"] }
    public var keyNames: [String] { columns.map(\.name) }

    public func member(_ name: String) throws -> Value? {
        switch name {
        case "columns": .strings(columns.map(\.name))
        case "rows": .integer(rows.count)
        case "footer": .list(List(footer.map(record)))
        default: nil
        }
    }

    public var elementCount: Int { rows.count }

    /// A row as a record by column.
    public func element(at position: Int) throws -> Value {
        record(rows[position])
    }

    private func record(_ row: [Cell]) -> Value {
        .record(Record(zip(columns, row).map { (.name($0.name), Self.value($1)) }))
    }

    /// `table["dice"]` is a column, `table[0]` a row, `table[0, "dice"]` a cell.
    public func element(at indices: [Index]) throws -> Value {
        switch indices.first {
        case .value(.string(let name))? where indices.count == 1: return .list(try cells(name).map(Self.value))
        case .value(.integer(let row))?:
            let position = row < 0 ? row + rows.count : row
            guard rows.indices.contains(position) else {
                throw Problem(
                    .index, "there is no row \(row)",
                    remedy: rows.isEmpty ? "the table is empty" : "the table has \(rows.count): 0 to \(rows.count - 1)")
            }
            if indices.count == 1 { return try element(at: position) }
            if indices.count == 2, case .value(.string(let name)) = indices[1] {
                return Self.value(try cells(name)[position])
            }
        default: break
        }
        throw Problem(.type, "a table takes a row's number, a column's name, or both")
    }

    private func cells(_ name: String) throws -> [Cell] {
        if let cells = column(name) { return cells }
        throw Problem(
            .name, "there is no column \"\(name)\"",
            remedy: Suggestion.nearest(to: name, among: columns.map(\.name)).map { "did you mean \"\($0)\"?" }
                ?? "the columns are \(columns.map(\.name).joined(separator: ", "))")
    }

    private static func value(_ cell: Cell) -> Value {
        switch cell {
        case .text(let text): .string(text)
        case .number(let number): .float(number)
        case .integer(let number): .integer(number)
        case .missing: .none
        }
    }
}

import Catalogue
import Foundations
import Language

/// `table`: rows of a script as a table.
enum TableFunctions {
    static let all: [Builtin] = [
        Builtin(
            Entry(
                "table", room: "values",
                [
                    Parameter("rows", "list of records", "One for each row; their keys name the columns."),
                    Parameter(
                        "digits", "integer or record", default: 3,
                        "After the point, of all columns or of those that a record names."),
                    Parameter("title", "string", default: nil),
                    Parameter(
                        "footer", "record or list of records", default: nil,
                        "What is said of all rows together, as their mean; shown below a rule, and no row."),
                ],
                result: "table",
                summary:
                    "Makes a table of records; plot draws columns named s.d. as whiskers and leaves out min, max, low and high.",
                examples: [
                    "table([{loss: \"dice\", score: 0.81}, {loss: \"leaf_dice\", score: 0.84, seeds: 3}])",
                    "table([{p: 0.0123, dice: 0.8}], digits: {p: 4})",
                ], keywords: ["rows", "columns", "records", "results"])
        ) { arguments, _ in
            let rows = try records("rows", try arguments.list("rows").elements, arguments)
            let below = try footer(arguments)
            var names: [String] = []
            for row in rows + below { for (name, _) in row where !names.contains(name) { names.append(name) } }
            let digits = try digits(arguments, among: names)
            var table = Table(
                title: try arguments.stringOrNone("title"),
                columns: names.map { Table.Column($0, digits: digits($0), role: role($0, among: names)) })
            func cells(_ row: [(String, Table.Cell)]) -> [Table.Cell] {
                let cells = Dictionary(row, uniquingKeysWith: { $1 })
                return names.map { cells[$0] ?? .missing }
            }
            for row in rows { table.append(cells(row)) }
            for row in below { table.appendFooter(cells(row)) }
            return .table(table)
        }
    ]

    private static func footer(_ arguments: Arguments) throws -> [[(String, Table.Cell)]] {
        if arguments.isNone("footer") { return [] }
        if case .list(let list) = try arguments.value("footer") {
            return try records("footer", list.elements, arguments)
        }
        return try records("footer", [try arguments.value("footer")], arguments)
    }

    private static func records(
        _ argument: String, _ values: some Sequence<Value>, _ arguments: Arguments
    ) throws -> [[(String, Table.Cell)]] {
        try values.enumerated().map { index, value in
            guard case .record(let record) = value else {
                let wanted = argument == "footer" ? "a record or a list of records" : "a list of records"
                throw arguments.mismatch(argument, wanted, found: "a list with \(value.typePhrase) in it")
            }
            return try row(record, index, argument)
        }
    }

    private static func row(_ record: Record, _ index: Int, _ argument: String) throws -> [(String, Table.Cell)] {
        try record.pairs.map { key, value in
            switch value {
            case .none: return (key.plain, .missing)
            case .string(let text): return (key.plain, .text(text))
            case .boolean(let truth): return (key.plain, .text("\(truth)"))
            case .integer(let number): return (key.plain, .integer(number))
            case .float(let number): return (key.plain, .number(number))
            default:
                if let tensor = try value.asTensor, tensor.count == 1 {
                    return (key.plain, .number(try tensor.scalar()))
                }
                throw Problem(
                    .type, "row \(index): a table has no cell for \(value.typePhrase), under \(key.plain)",
                    remedy: "numbers, strings, true, false and none have one", argument: argument)
            }
        }
    }

    /// The digits of a column by its name.
    private static func digits(_ arguments: Arguments, among columns: [String]) throws -> (String) -> Int {
        func checked(_ number: Int) throws -> Int {
            guard (0...17).contains(number) else {
                throw Problem(.value, "digits are from 0 to 17, found \(number)", argument: "digits")
            }
            return number
        }
        guard case .record(let record) = try arguments.value("digits") else {
            let all = try checked(try arguments.integer("digits"))
            return { _ in all }
        }
        var named: [String: Int] = [:]
        for (key, value) in record.pairs {
            guard columns.isEmpty || columns.contains(key.plain) else {
                throw Problem.unknown("column", key.plain, among: columns, argument: "digits")
            }
            guard case .integer(let number) = value else {
                throw arguments.mismatch("digits", "integers by column", found: value.typePhrase)
            }
            named[key.plain] = try checked(number)
        }
        return { named[$0] ?? 3 }
    }

    /// What the numbers of a column say, by its name; p-values are known by the intervals beside them.
    private static func role(_ name: String, among names: [String]) -> Table.Column.Role {
        let hasIntervals = names.contains("low") && names.contains("high")
        return switch name.split(separator: " ").last {
        case "s.d."?: .deviation
        case "min"?, "max"?: .bound
        case "low"?, "high"?: .interval
        case "p"?, "holm"?: hasIntervals ? .certainty : .value
        default: .value
        }
    }
}

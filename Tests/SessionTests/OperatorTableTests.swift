import Foundation
import Language
import Testing

@testable import Session

/// The tables of Docs/Language.md that say which type an operator gives for two others: every cell is run.
struct OperatorTableTests {
    /// One cell: operators, types of the operands, and the type that the page gives; a dash is an error.
    struct Row: CustomTestStringConvertible, Sendable {
        let operators: [String]
        let left: String
        let cells: [(right: String, result: String)]
        var testDescription: String { "\(operators.joined(separator: " ")) after \(left)" }
    }

    /// An operand of each type that stands in the tables.
    static let operands = [
        "integer": "1", "float": "2.5", "boolean": "true", "scalar": "tensor(1)", "int64": "tensor([[1, 1], [1, 1]])",
        "float32": "tensor([[1.0, 0.0], [1.0, 1.0]])", "volume": "volume(ones([2, 2]))",
        "label map": "label_map(tensor([[1, 1], [1, 1]]))",
        "label set": "hierarchy({body: {liver: 1, spleen: 2}})[\"liver\"]", "string": "\"ab\"", "list": "[1, 2]",
        "range": "0..2", "record": "{ab: 1, 1: 2}",
    ]

    static let rows: [Row] = {
        let path = ReelTests.root.appending(path: "Docs/Language.md").path
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        guard let start = text.range(of: "### Types of results\n") else { return [] }
        let section = text[start.upperBound...]
        var rows: [Row] = []
        var header: [String] = []
        for line in section.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("#") { break }
            guard line.hasPrefix("|") else {
                header = []
                continue
            }
            let cells = line.replacing("\\|", with: "¦").dropFirst().dropLast().split(separator: "|")
                .map { $0.trimmingCharacters(in: .whitespaces).replacing("¦", with: "|") }
            if header.isEmpty {
                header = cells
            } else if !cells[0].hasPrefix("-") {
                let operators = header[0].split(separator: "` `").map { String($0).replacing("`", with: "") }
                rows.append(Row(operators: operators, left: cells[0], cells: Array(zip(header, cells).dropFirst())))
            }
        }
        return rows
    }()

    @Test(arguments: rows)
    func everyCellIsWhatTheOperatorGives(_ row: Row) throws {
        for sign in row.operators {
            let found = try Self.results(sign, row.left, row.cells.map(\.right))
            #expect(
                found == row.cells.map(\.result), "| \(row.left) | \(found.joined(separator: " | ")) | under `\(sign)`")
        }
    }

    @Test func theTablesSpeakOfAllPairs() {
        let types = ["integer", "float", "boolean", "scalar", "int64", "float32", "volume", "label map", "label set"]
        let signs = ["+", "-", "*", "/", "//", "%", "^", "@", "==", "!=", "<", "<=", ">", ">=", "|", "&", "and", "or"]
        for sign in signs {
            let rows = Self.rows.filter { $0.operators.contains(sign) }
            #expect(rows.map(\.left) == types, "\(sign)")
            for row in rows { #expect(row.cells.map(\.right) == types, "\(sign)") }
        }
        #expect(Self.rows.contains { $0.operators == ["x[i]"] })
    }

    @Test func aCellThatSaysAnotherTypeIsFound() throws {
        #expect(try Self.results("+", "integer", ["integer", "boolean"]) == ["integer", "–"])
        #expect(try Self.results("<", "scalar", ["int64"]) == ["float32"])
    }

    /// The types that `left sign right` gives, a dash where it is an error.
    private static func results(_ sign: String, _ left: String, _ right: [String]) throws -> [String] {
        let output = RecordingOutput()
        var lines = [
            "def name_of(x) { if type(x) != \"tensor\" { type(x) } else if x.rank == 0 { \"scalar\" } else { x.type } }"
        ]
        for type in right {
            let expression =
                switch sign {
                case "x[i]": "(\(try operand(left)))[\(try operand(type))]"
                case "-x": "-(\(try operand(type)))"
                // What is true looks no further.
                case "or": "(not (\(try operand(left)))) or (\(try operand(type)))"
                case "not x": "not (\(try operand(type)))"
                default: "(\(try operand(left))) \(sign) (\(try operand(type)))"
                }
            lines.append("print((try { name_of(\(expression)) } catch e { \"–\" }))")
        }
        let text = lines.joined(separator: "\n")
        let outcome = Evaluator(output: output).run(Source(name: "table.reel", text: text))
        try #require(outcome == .finished, "\(output.diagnostics.joined(separator: "\n"))")
        return output.shown
    }

    private static func operand(_ type: String) throws -> String {
        try #require(operands[type], "no operand for \(type)")
    }
}

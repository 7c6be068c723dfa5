import Builtins
import Catalogue

/// One page of the reference, as Markdown: a room's entries with their examples and what these show.
struct ReferencePage {
    let name: String
    let text: String

    init(_ name: String, summary: String, _ entries: [Entry]) throws {
        self.name = name
        var lines = ["# \(name)", "", summary, "", "| | |", "|---|---|"]
        lines += entries.map { "| \(Self.link($0)) | \(Self.cell($0.summary)) |" }
        for entry in entries { lines += try Self.section(entry) }
        text = lines.joined(separator: "\n") + "\n"
    }

    private static func section(_ entry: Entry) throws -> [String] {
        var lines = ["", "## \(heading(entry))", "", "```reel", entry.signature, "```", ""]
        let paragraphs = (entry.details ?? entry.summary).split(separator: "\n").map(String.init)
        lines += Array(paragraphs.map { [$0] }.joined(separator: [""]))
        if !entry.parameters.isEmpty {
            lines += ["", "| parameter | type | default | unit | |", "|---|---|---|---|---|"]
            lines += entry.parameters.map(row)
        }
        if !entry.rules.isEmpty { lines += ["", entry.rules.map(\.sentence).joined(separator: " ")] }
        if !["", "any", "none"].contains(entry.result) { lines += ["", "Gives: \(entry.result)."] }
        if !entry.members.isEmpty {
            lines += ["", "| member | type | unit | |", "|---|---|---|---|"]
            lines += entry.members.map { member in
                let cells = ["`.\(member.name)`", cell(member.type), cell(member.unit ?? ""), cell(member.summary)]
                return "| \(cells.joined(separator: " | ")) |".replacing(/\|  (?=\|)/, with: "| ")
            }
        }
        if let formula = entry.formula { lines += ["", "Formula: `\(formula)`"] }
        for fact in entry.facts { lines += ["", "\(fact.heading): \(fact.text)."] }
        if let source = entry.source { lines += ["", "Source: \(source)."] }
        for example in entry.examples {
            lines += ["", "```reel"]
            for block in try ExampleRun(example, name: entry.name).blocks {
                lines.append(block.text)
                lines += block.shown.map { $0.isEmpty ? StatementBlock.mark : "\(StatementBlock.mark) \($0)" }
            }
            lines.append("```")
        }
        return lines
    }

    private static func row(_ parameter: Parameter) -> String {
        let name = parameter.name + (parameter.isVariadic ? "..." : "")
        let value = parameter.default.map { "`\($0)`" } ?? ""
        let cells = [
            "`\(name)`", cell(parameter.type), cell(value), cell(parameter.unit ?? ""), cell(parameter.summary),
        ]
        return "| \(cells.joined(separator: " | ")) |".replacing(/\|  (?=\|)/, with: "| ")
    }

    /// Signs stand as code.
    private static func heading(_ entry: Entry) -> String {
        entry.name.wholeMatch(of: /\w+(\.\w+)?/) == nil ? "`\(entry.name)`" : entry.name
    }

    private static func link(_ entry: Entry) -> String {
        let heading = heading(entry)
        if case .module = entry.kind { return "[\(entry.name)](\(entry.name).md)" }
        if heading.hasPrefix("`") { return cell(heading) }
        return "[\(heading)](#\(heading.lowercased().filter { $0 != "." }))"
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}

import Catalogue
import Foundations

/// What `help` shows, as text of a width.
enum HelpPage {
    /// The list of topics.
    static func overview(_ index: CatalogueIndex, width: Int) -> String {
        let label = (Room.all.map(\.name.count).max() ?? 0) + 2
        let body = Room.all.map { room in
            let names = index.entries(in: room.name).map(\.name).joined(separator: " ")
            return hanging(padded(room.name, label), names, width: width)
        }
        return (body + ["", "help NAME shows one of them, help ROOM one line for each; help \"words\" searches."])
            .joined(separator: "\n")
    }

    /// The page of one entry.
    static func page(_ entry: Entry, width: Int) -> String {
        let room = max(40, width) - 4
        var lines = [entry.signature]
        for paragraph in (entry.details ?? entry.summary).split(separator: "\n") {
            lines += TextWidth.wrapped(String(paragraph), to: room).map { "    \($0)" }
        }
        if !entry.parameters.isEmpty { lines += [""] + parameters(entry, width: width) }
        if !["", "any", "none"].contains(entry.result) { lines.append("    → \(entry.result)") }
        if let formula = entry.formula { lines += ["", hanging("    ", formula, width: width)] }
        for fact in entry.facts { lines += ["", hanging("    \(fact.heading): ", fact.text, width: width)] }
        if let source = entry.source { lines += ["", hanging("    Source: ", source, width: width)] }
        for example in entry.examples {
            lines.append("")
            lines += example.split(separator: "\n", omittingEmptySubsequences: false).map { "        \($0)" }
        }
        return lines.joined(separator: "\n")
    }

    /// One line for each of some entries.
    static func list(_ entries: [Entry], width: Int) -> String {
        let name = min(entries.map { TextWidth.columns($0.name) }.max() ?? 0, 30)
        return entries.map { hanging("  " + padded($0.name, name + 2), $0.summary, width: width) }
            .joined(separator: "\n")
    }

    private static func parameters(_ entry: Entry, width: Int) -> [String] {
        let name = entry.parameters.map { TextWidth.columns($0.signature) }.max() ?? 0
        let kinds = entry.parameters.map { $0.type == "any" ? "" : $0.type + ($0.unit.map { " [\($0)]" } ?? "") }
        let kind = min(kinds.map(TextWidth.columns).max() ?? 0, 32)
        return zip(entry.parameters, kinds).map { parameter, type in
            let choices: String
            if case .choices(let names) = parameter.completion, parameter.summary.isEmpty {
                choices = Problem.alternatives(names)
            } else {
                choices = parameter.summary
            }
            let head = "    \(padded(parameter.signature, name))  \(padded(type, kind))  "
            return hanging(head, choices, width: width)
        }
    }

    /// Text behind a head, its further lines below its first.
    static func hanging(_ head: String, _ text: String, width: Int) -> String {
        let indent = TextWidth.columns(head)
        let lines = TextWidth.wrapped(text, to: max(20, width - indent))
        let all = [head + (lines.first ?? "")] + lines.dropFirst().map { String(repeating: " ", count: indent) + $0 }
        return all.map(trimmed).joined(separator: "\n")
    }

    static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - TextWidth.columns(text)))
    }

    private static func trimmed(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }
}

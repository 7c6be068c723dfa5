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
        let hint = "help NAME shows one of them, help ROOM one line for each; help \"words\" searches."
        return (body + ["", hanging("", hint, width: width)]).joined(separator: "\n")
    }

    /// The page of one entry.
    static func page(_ entry: Entry, width: Int) -> String {
        var lines = [HelpLayout.signature(entry, width: max(40, width))]
        for paragraph in (entry.details ?? entry.summary).split(separator: "\n") {
            lines.append(hanging("    ", String(paragraph), width: max(40, width)))
        }
        if !entry.parameters.isEmpty { lines += [""] + rows(entry.parameters, width: width) { $0.signature } }
        lines += entry.rules.map { hanging("    ", $0.sentence, width: width) }
        if !["", "any", "none"].contains(entry.result) { lines.append(hanging("    → ", entry.result, width: width)) }
        if let formula = entry.formula { lines += ["", hanging("    ", formula, width: width)] }
        for fact in entry.facts { lines += ["", hanging("    \(fact.heading): ", fact.text, width: width)] }
        if !entry.members.isEmpty {
            let owner = entry.kind == .type ? "It has" : "What it gives has"
            lines += ["", "    \(owner):"] + rows(entry.members, width: width) { "." + $0.name }
        }
        if let source = entry.source { lines += ["", hanging("    Source: ", source, width: width)] }
        for example in entry.examples {
            lines.append("")
            for line in example.split(separator: "\n", omittingEmptySubsequences: false) {
                lines += HelpLayout.code(String(line), indent: 8, width: width)
            }
        }
        return lines.joined(separator: "\n")
    }

    /// One line for each of some entries.
    static func list(_ entries: [Entry], width: Int) -> String {
        let name = min(entries.map { TextWidth.columns($0.name) }.max() ?? 0, 30)
        return entries.map { hanging("  " + padded($0.name, name + 2), $0.summary, width: width) }
            .joined(separator: "\n")
    }

    /// Parameters or members: a name, what it takes or is, and what it means.
    private static func rows(_ all: [Parameter], width: Int, _ written: (Parameter) -> String) -> [String] {
        let name = all.map { TextWidth.columns(written($0)) }.max() ?? 0
        let kinds = all.map { $0.type == "any" ? "" : $0.type + ($0.unit.map { " [\($0)]" } ?? "") }
        let kind = min(kinds.map(TextWidth.columns).max() ?? 0, 32)
        return zip(all, kinds).map { parameter, type in
            let choices: String
            if case .choices(let names) = parameter.completion, parameter.summary.isEmpty {
                choices = Problem.alternatives(names)
            } else {
                choices = parameter.summary
            }
            let head = "    \(padded(written(parameter), name))  \(padded(type, kind))  "
            return hanging(head, choices, width: width)
        }
    }

    /// Text behind a head, its further lines below its first.
    static func hanging(_ head: String, _ text: String, width: Int) -> String {
        HelpLayout.hanging(head, text, width: width)
    }

    static func padded(_ text: String, _ width: Int) -> String { HelpLayout.padded(text, width) }
}

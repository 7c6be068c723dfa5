import Catalogue
import Foundations

/// All entries by name and room: what `help` and completion look things up in.
public struct CatalogueIndex: Sendable {
    public let entries: [Entry]
    private let byName: [String: Int]

    public init(_ entries: [Entry]) {
        self.entries = entries
        byName = Dictionary(entries.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    public subscript(name: String) -> Entry? { byName[name].map { entries[$0] } }

    /// Rooms in the order of their first entry.
    public var rooms: [String] {
        entries.reduce(into: []) { rooms, entry in
            if !rooms.contains(entry.room) { rooms.append(entry.room) }
        }
    }

    /// The list of topics, as bare `help` shows it.
    public func overview(width: Int) -> String {
        let label = (rooms.map(\.count).max() ?? 0) + 2
        let body = rooms.map { room in
            let names = entries.filter { $0.room == room }.map(\.name).joined(separator: " ")
            let lines = wrapped(names, width: max(20, width - label))
            let rest = lines.dropFirst().map { String(repeating: " ", count: label) + $0 }
            return ([padded(room, label) + (lines.first ?? "")] + rest).joined(separator: "\n")
        }
        return (body + ["", "help NAME shows one of them; help \"words\" searches."]).joined(separator: "\n")
    }

    /// The page of one name.
    public func page(_ entry: Entry) -> String {
        var lines = [entry.signature, "    \(entry.summary)"]
        if !entry.parameters.isEmpty {
            lines.append("")
            let name = entry.parameters.map { $0.signature.count }.max() ?? 0
            let type = entry.parameters.map { $0.type.count + ($0.unit.map { $0.count + 3 } ?? 0) }.max() ?? 0
            for parameter in entry.parameters {
                let kind = parameter.type + (parameter.unit.map { " [\($0)]" } ?? "")
                lines.append(
                    trimmed("    \(padded(parameter.signature, name))  \(padded(kind, type))  \(parameter.summary)"))
            }
        }
        lines.append("    → \(entry.result)")
        if let formula = entry.formula { lines += ["", "    \(formula)"] }
        if let source = entry.source { lines += ["", "    Source: \(source)"] }
        for example in entry.examples {
            lines.append("")
            lines += example.split(separator: "\n", omittingEmptySubsequences: false).map { "        \($0)" }
        }
        return lines.joined(separator: "\n")
    }

    /// Entries whose name, summary or keywords hold all the words.
    public func search(_ words: String) -> [Entry] {
        let wanted = words.lowercased().split(separator: " ")
        return entries.filter { entry in
            let text = ([entry.name, entry.room, entry.summary] + entry.keywords).joined(separator: " ").lowercased()
            return wanted.allSatisfy { text.contains($0) }
        }
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - TextWidth.columns(text)))
    }

    private func trimmed(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }

    private func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}

import Catalogue
import Foundations
import Language

/// `help`: the catalogue at the prompt.
enum HelpFunctions {
    static let all: [Builtin] = [
        Builtin(
            Entry(
                "help", room: "session",
                [
                    Parameter(
                        "words", "string", "A name, or words to search for.", isVariadic: true, completion: .topics)
                ],
                result: "none", summary: "Shows what there is, one page of it, or what a search finds.",
                examples: ["help seed", "help \"random\""], keywords: ["manual", "documentation", "?"])
        ) { arguments, call in
            let words = try arguments.list("words").map { value -> String in
                if case .string(let text) = value { return text }
                if case .function(let function) = value { return function.signature.name }
                return value.summary
            }
            let text = words.joined(separator: " ").trimmingQuotes
            let index = BuiltinFunctions.index
            if text.isEmpty {
                call.host.show(digest: nil) { index.overview(width: $0) }
            } else if let entry = index[text] {
                call.host.show(index.page(entry))
            } else {
                try search(text, index, call.host)
            }
            return .none
        }
    ]

    private static func search(_ text: String, _ index: CatalogueIndex, _ host: any Host) throws {
        let room = index.entries.filter { $0.room == text }
        let found = room.isEmpty ? index.search(text) : room
        guard !found.isEmpty else {
            throw Problem(
                .name, "there is no help on \"\(text)\"",
                remedy: Suggestion.nearest(to: text, among: index.entries.map(\.name)).map { "did you mean \($0)?" }
                    ?? "bare help lists all topics")
        }
        let table = Table(
            columns: [.init("name"), .init("summary")], rows: found.map { [.text($0.name), .text($0.summary)] })
        host.show(digest: nil) { table.render(width: $0) }
    }
}

extension String {
    /// Without the quotes around it, if it has them: `help "words"` gives its words as written.
    var trimmingQuotes: String {
        guard count >= 2, first == "\"", last == "\"" else { return self }
        return String(dropFirst().dropLast())
    }
}

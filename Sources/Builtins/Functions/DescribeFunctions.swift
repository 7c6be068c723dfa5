import Catalogue
import Foundations
import Language

/// `describe` and `who`: what the session holds.
enum DescribeFunctions {
    static let all: [Builtin] = [
        Builtin(
            Entry(
                "describe", room: "session", [Parameter("value", "any", "A variable, or any value.")], result: "none",
                summary: "Tells a value's type, size, memory, where it came from, and what can be asked of it.",
                examples: ["t = zeros([2, 3])\ndescribe t"], keywords: ["info", "inspect", "type", "memory", "shape"])
        ) { arguments, call in
            let value = try arguments.value("value")
            let name = arguments.span("value")?.text
            let origin = name.flatMap { call.host.origin(of: $0) }
            let isVariable = call.host.variables.contains { $0.name == name }
            let covered = name.flatMap { isVariable ? CoverNote.covered($0, BuiltinFunctions.index) : nil }
            call.host.show(digest: value.digest) {
                description(value, origin: origin, covered: covered, width: $0)
            }
            return .none
        },
        Builtin(
            Entry(
                "who", room: "session",
                [Parameter("names", "string", "Only these; all if none is given.", isVariadic: true)], result: "none",
                summary: "Lists the names of the session with what they hold.", examples: ["x = 3\nwho"],
                keywords: ["variables", "whos", "names", "globals"])
        ) { arguments, call in
            let wanted = try arguments.list("names").elements.map(\.text)
            let known = call.host.variables.map(\.name)
            if let odd = wanted.first(where: { !known.contains($0) }) {
                let near = Suggestion.nearest(to: odd, among: known)
                throw Problem(
                    .name, "there is no variable \"\(odd)\"",
                    remedy: near.map { "did you mean \"\($0)\"?" } ?? "bare who lists them all", argument: "names")
            }
            let variables = call.host.variables.filter { wanted.isEmpty || wanted.contains($0.name) }
            guard !variables.isEmpty else {
                call.host.show("no variables yet")
                return .none
            }
            let rows = variables.map {
                [
                    Table.Cell.text($0.name), .text($0.value.typeName), .text($0.value.memory ?? ""),
                    .text($0.value.summary),
                ]
            }
            let table = Table(
                columns: [.init("name"), .init("type"), .init("memory"), .init("value")], rows: rows)
            call.host.show(digest: nil) { table.render(width: $0, maximumRows: 1000) }
            return .none
        },
    ]

    static func description(_ value: Value, origin: String?, covered: String? = nil, width: Int) -> String {
        var facts: [(String, String)] = [("type", value.typeName)]
        if let shape = shape(value) { facts.append(shape) }
        if let memory = value.memory { facts.append(("memory", memory)) }
        if let file = value.file { facts.append(("file", file)) }
        if let origin {
            facts.append(
                (
                    "from",
                    TextWidth.cut(
                        origin.prefix { $0 != "\n" } + (origin.contains("\n") ? " …" : ""), to: max(20, width - 10))
                ))
        }
        if let covered { facts.append(("covers", covered)) }
        let members = ValuePage.members(of: value)
        if !members.isEmpty { facts.append(("members", members.joined(separator: " "))) }
        let head = facts.map { HelpPage.hanging(HelpPage.padded($0.0, 10), $0.1, width: width) }
        return (head + [value.display(width: width)]).joined(separator: "\n")
    }

    /// The size of a value in its own terms.
    private static func shape(_ value: Value) -> (String, String)? {
        switch value {
        case .string(let text): ("length", Counted.text(text.count, "character"))
        case .list(let list): ("length", Counted.text(list.count, "element"))
        case .record(let record): ("length", Counted.text(record.count, "field"))
        case .range(let range): ("length", Counted.text(range.count, "integer"))
        case .object(let object as any Sized): (object.sizeLabel, object.sizeText)
        default: nil
        }
    }
}

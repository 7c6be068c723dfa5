import Catalogue
import Language
import StandardLibrary

/// The prelude and the modules of the standard library as catalogue entries, made of the comments in their sources.
public enum LibraryEntries {
    static let prelude = documentation(of: StandardLibrary.prelude, "prelude").map { entry($0, room: room(of: $0)) }

    /// Each module, then what is in it.
    static let modules = StandardLibrary.modules.flatMap { module in
        LibraryEntries.module(Source(name: module.name, text: module.text))
    }

    /// A module and its members, from its source.
    static func module(_ source: Source) -> [Entry] {
        let head = Documentation.head(of: source)
        let about = Entry(
            source.name, room: "modules", result: "", summary: firstSentence(head), examples: ["use \(source.name)"],
            kind: .module, form: "use \(source.name)", details: head)
        let members = documentation(of: source.text, source.name).map { found in
            var entry = entry(found, room: source.name)
            entry.name = "\(source.name).\(found.name)"
            entry.kind = .member(of: source.name)
            if found.kind == .value { entry.form = entry.name }
            return entry
        }
        return [about] + members
    }

    /// The topic that a function of the prelude belongs to, by the type that it says it takes first.
    private static func room(of documentation: Documentation) -> String {
        switch documentation.parameters.first?.type {
        case "record": "records"
        case "list", "list of numbers": "lists"
        default: "values"
        }
    }

    /// What a source documents; nothing where it does not parse.
    static func documentation(of text: String, _ name: String) -> [Documentation] {
        guard let program = try? Parser.parse(Source(name: name, text: text)) else { return [] }
        return Documentation.all(in: program)
    }

    /// The entry that the comment above a definition makes.
    static func entry(_ documentation: Documentation, room: String) -> Entry {
        Entry(
            documentation.name, room: room,
            documentation.parameters.map { parameter in
                let type = parameter.type ?? "any"
                if let text = parameter.defaultText {
                    return Parameter(parameter.name, type, default: .code(text), parameter.summary)
                }
                return Parameter(parameter.name, type, parameter.summary, isVariadic: parameter.isVariadic)
            }, result: documentation.isLayer ? "layer" : "any", summary: documentation.summary,
            examples: documentation.examples, kind: documentation.kind == .value ? .value : .function,
            form: documentation.kind == .value ? documentation.name : nil,
            details: documentation.comment == documentation.summary ? nil : documentation.comment)
    }

    private static func firstSentence(_ text: String) -> String {
        guard let end = text.range(of: ". ") else { return text }
        return String(text[..<end.lowerBound]) + "."
    }
}

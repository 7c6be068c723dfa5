import Catalogue
import Language

/// The language's own functions and its words and signs as catalogue entries, so that `help` and completion know them.
enum CoreEntries {
    /// Without those that a built-in of a room has taken the name of, and then serves itself.
    static func functions(besides taken: Set<String>) -> [Entry] {
        CoreFunctions.groups.flatMap { group in
            group.functions.filter { !taken.contains($0.name) }.map { core in
                Entry(
                    core.name, room: group.name, core.function.signature.parameters.map(parameter),
                    result: core.function.effect == .any ? "none" : "any", summary: core.summary,
                    examples: [core.example])
            }
        }
    }

    static let syntax = SyntaxTopics.entries.map { topic in
        Entry(
            topic.name, room: "syntax", result: "", summary: topic.summary, examples: [topic.example],
            keywords: topic.keywords, kind: .syntax, form: topic.form)
    }

    private static func parameter(_ parameter: Signature.Parameter) -> Parameter {
        let type = type(of: parameter.name)
        if let value = parameter.defaultValue?.literal { return Parameter(parameter.name, type, default: value) }
        return Parameter(parameter.name, type, isVariadic: parameter.isVariadic)
    }

    /// Functions of the language name their parameters for what they take.
    static func type(of parameter: String) -> String {
        switch parameter {
        case "list", "record", "function", "number": parameter
        case "text", "separator", "old", "new", "part", "message", "kind": "string"
        case "at", "times", "digits", "start", "stop", "step", "size", "count", "samples": "integer"
        case "values", "p_values", "a", "b": "list"
        case "share", "level": "number"
        case "condition", "descending": "boolean"
        case "first", "second": "record"
        default: "any"
        }
    }
}

extension CoreFunctions {
    /// The language's own function of a name.
    static func function(_ name: String) -> (any Callable)? { entries.first { $0.name == name }?.function }
}

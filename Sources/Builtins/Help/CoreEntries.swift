import Catalogue
import Language

/// The language's own functions and its words and signs as catalogue entries, so that `help` and completion know them.
enum CoreEntries {
    /// Without those that a built-in of a room has taken the name of, and then serves itself.
    static func functions(besides taken: Set<String>) -> [Entry] {
        CoreFunctions.groups.flatMap { group in
            group.functions.filter { !taken.contains($0.name) }.map { core in
                Entry(
                    core.name, room: group.name,
                    core.function.signature.parameters.map { parameter($0, of: core.name) },
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

    private static func parameter(_ parameter: Signature.Parameter, of function: String) -> Parameter {
        let type = type(of: parameter.name, in: function)
        if let value = parameter.defaultValue?.literal { return Parameter(parameter.name, type, default: value) }
        return Parameter(parameter.name, type, isVariadic: parameter.isVariadic)
    }

    /// Functions of the language name their parameters for what they take; those that take more say so here.
    static func type(of parameter: String, in function: String) -> String {
        switch (function, parameter) {
        case ("contains", "list"): "list, range, record or string"
        case ("reversed", "list"): "list, range or string"
        case ("map", "list"), ("filter", "list"), ("reduce", "list"), ("enumerate", "list"): "list, range or dataset"
        case ("count", "value"): "list, range, record, string, dataset or table"
        case ("repeat", "value"): "string or list"
        case ("integer", "value"): "number, boolean or string"
        case ("float", "value"): "number, boolean, string, or tensor of one number"
        case (_, "list"), (_, "a"), (_, "b"): "list or range"
        case (_, "record"), (_, "function"), (_, "number"): parameter
        case (_, "text"), (_, "separator"), (_, "old"), (_, "new"), (_, "part"), (_, "message"), (_, "kind"): "string"
        case (_, "at"), (_, "times"), (_, "digits"), (_, "start"), (_, "stop"), (_, "step"): "integer"
        case (_, "condition"), (_, "descending"): "boolean"
        case (_, "first"), (_, "second"): "record"
        default: "any"
        }
    }
}

extension CoreFunctions {
    /// The language's own function of a name.
    static func function(_ name: String) -> (any Callable)? { entries.first { $0.name == name }?.function }
}

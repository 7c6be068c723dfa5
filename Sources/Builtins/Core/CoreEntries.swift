import Catalogue
import Language

/// The language's own functions as catalogue entries, so that `help` and completion know them.
enum CoreEntries {
    /// Without those that a built-in of a room has taken the name of, and then serves itself.
    static func all(besides taken: Set<String>) -> [Entry] {
        CoreFunctions.entries.filter { !taken.contains($0.name) }.map { core in
            Entry(
                core.name, room: "language",
                core.function.signature.parameters.map { parameter in
                    if let value = parameter.defaultValue?.literal {
                        return Parameter(parameter.name, "any", default: value)
                    }
                    return Parameter(parameter.name, "any", isVariadic: parameter.isVariadic)
                }, result: "any", summary: core.summary, examples: [core.example])
        }
    }
}

extension CoreFunctions {
    /// The language's own function of a name.
    static func function(_ name: String) -> (any Callable)? { entries.first { $0.name == name }?.function }
}

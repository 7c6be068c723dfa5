import Builtins
import Catalogue
import Language
import Session

/// What completion may look at: names and values that are there. It runs nothing.
protocol CompletionScope {
    /// Variables of the session with their values.
    var variables: [(name: String, value: Value)] { get }
    /// Names of what is built in.
    var callableNames: [String] { get }
    /// What `use` would find.
    var moduleNames: [String] { get }
    /// The catalogue's entry of a name.
    func entry(_ name: String) -> Entry?
    /// All entries of the catalogue.
    var entries: [Entry] { get }
}

extension CompletionScope {
    func variable(_ name: String) -> Value? { variables.last { $0.name == name }?.value }

    /// The value that a path leads to, as far as nothing has to be computed on the way.
    func value(_ path: ValuePath) -> Value? {
        path.steps.reduce(variable(path.name)) { value, step in value.flatMap { Self.follow($0, step) } }
    }

    private static func follow(_ value: Value, _ step: ValuePath.Step) -> Value? {
        switch (value, step) {
        case (.record(let record), .member(let name)), (.record(let record), .key(let name)): record[name]
        case (.record(let record), .position(let number)): record[.integer(number)]
        case (.list(let list), .position(let place)):
            list.elements.indices.contains(place < 0 ? place + list.count : place)
                ? list.elements[place < 0 ? place + list.count : place] : nil
        case (.object(let object as any HasStoredParts), .member(let name)): object.storedMember(name)
        case (.object(let object as any HasStoredParts), .position(let place)): object.storedElement(at: place)
        default: nil
        }
    }
}

extension Evaluator: CompletionScope {
    /// What is built in, and what the catalogue adds to it that is written in the language.
    var callableNames: [String] {
        builtinNames + entries.map(\.name).filter { $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } }
    }
    var moduleNames: [String] { ModuleNames.all() }
    var entries: [Entry] { BuiltinFunctions.index.entries }
    func entry(_ name: String) -> Entry? { BuiltinFunctions.index[name] }
}

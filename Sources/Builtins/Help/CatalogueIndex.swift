import Catalogue
import Foundations

/// All entries by name and room: what `help`, completion and the reference look things up in.
public struct CatalogueIndex: Sendable {
    public let entries: [Entry]
    private let byName: [String: Int]

    public init(_ entries: [Entry]) {
        self.entries = entries
        byName = Dictionary(entries.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// By the whole name: "adam", "statistics.median", "|>".
    public subscript(name: String) -> Entry? { byName[name].map { entries[$0] } }

    /// What can be written as a name: functions and values.
    public var named: [Entry] { entries.filter { $0.kind == .function || $0.kind == .value } }

    /// What a module of the standard library has.
    public func members(of module: String) -> [Entry] { entries.filter { $0.kind == .member(of: module) } }

    public func entries(in room: String) -> [Entry] { entries.filter { $0.room == room } }

    /// Words and signs of the language that a keyword belongs to ("else": if).
    public func syntax(about word: String) -> Entry? {
        entries.first { $0.kind == .syntax && $0.keywords.contains(word) }
    }

    /// Members of modules that are called this.
    public func members(named name: String) -> [Entry] { entries.filter { $0.name.hasSuffix(".\(name)") } }

    /// Functions that a value of a type can be given to first: those that stand after its dot.
    public func functions(taking type: String) -> [Entry] { named.filter { Self.acts($0, on: type) } }

    /// Whether a function acts on a value of a type. One whose first parameter is left out as a rule, or is a size or the
    /// name of something, makes a thing instead; words of the session are not about values.
    public static func acts(_ entry: Entry, on type: String) -> Bool {
        guard entry.kind == .function, let first = entry.parameters.first, first.default == nil else { return false }
        if first.type == "any" { return true }
        guard takes(first.type, type) else { return false }
        let isPlain = ["boolean", "integer", "float", "string"].contains(type)
        return !isPlain || (first.completion == nil && entry.result != "none" && !makers.contains(entry.room))
    }

    /// Rooms whose functions make things of sizes and names.
    private static let makers: Set<String> = ["data", "networks", "session", "training", "volumes"]

    /// Whether what a parameter says it takes ("volume or tensor [x, y, …]") names a type.
    public static func takes(_ accepted: String, _ type: String) -> Bool {
        let alternatives = accepted.replacing(", or ", with: ", ").replacing(" or ", with: ", ").split(separator: ", ")
        return alternatives.contains { kind in
            kind == type || ["[", "of ", "with "].contains { kind.hasPrefix("\(type) \($0)") }
                || (kind == "number" && ["integer", "float"].contains(type))
                || (kind == "list of numbers" && type == "range") || (kind == "integer tensor" && type == "tensor")
        }
    }

    /// Entries that hold all the words, the nearest first.
    public func search(_ words: String) -> [Entry] { HelpSearch(words)(entries) }
}

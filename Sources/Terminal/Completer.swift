import Foundations
import Language

/// What TAB offers at a place in a line. Nothing is ever evaluated.
struct Completer {
    /// Names in scope: variables, built-ins, keywords.
    var names: () -> [String]
    /// The value of a name, to list its members.
    var value: (String) -> Value?

    static let keywords = [
        "and", "break", "catch", "continue", "def", "else", "false", "for", "if", "in", "layer", "none", "not", "or",
        "return", "true", "try", "use", "while",
    ]

    func complete(_ before: String) -> LineEditor.Completion {
        if before.allSatisfy({ $0 == " " || $0 == "\n" }) { return .insert("    ", replacing: 0) }
        let word = Self.lastWord(before)
        var candidates = names() + Self.keywords
        let rest = before.dropLast(word.count)
        if rest.last == "." {
            candidates = members(of: Self.lastWord(String(rest.dropLast())))
        } else if word.isEmpty {
            return .nothing
        }
        let found = Set(candidates.filter { $0.hasPrefix(word) && !$0.hasPrefix("_") }).sorted()
        guard let first = found.first else { return .nothing }
        if found.count == 1 { return first == word ? .nothing : .insert(first, replacing: word.unicodeScalars.count) }
        let common = found.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
        if common.count > word.count { return .insert(common, replacing: word.unicodeScalars.count) }
        return .list(found)
    }

    private func members(of name: String) -> [String] {
        switch value(name) {
        case .record(let record): record.names
        case .object(let object as any HasMembers): object.memberNames
        default: []
        }
    }

    /// The name that ends the text, or nothing.
    static func lastWord(_ text: String) -> String {
        String(text.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
    }
}

extension Record {
    /// Keys that can stand after a point.
    fileprivate var names: [String] {
        fields.keys.compactMap { key in
            if case .name(let name) = key { name } else { nil }
        }
    }
}

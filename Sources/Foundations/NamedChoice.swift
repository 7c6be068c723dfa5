/// One of a few things that the user picks by name ("linear", "nearest"). The cases are the one list from which come
/// the check, the message, what TAB offers and the reference.
public protocol NamedChoice: CaseIterable, RawRepresentable<String>, Sendable {
    /// What is picked: "interpolation".
    static var noun: String { get }
}

extension NamedChoice {
    public static var names: [String] { allCases.map(\.rawValue) }

    /// The case of a name. Throws `Problem` with the nearest name, or all of them.
    public init(named name: String, argument: String? = nil) throws {
        guard let found = Self(rawValue: name) else {
            throw Problem.unknown(Self.noun, name, among: Self.names, argument: argument ?? Self.noun)
        }
        self = found
    }
}

extension Problem {
    /// "there is no axis "q"", with the nearest of what there is, or all of it.
    public static func unknown(
        _ noun: String, _ name: String, among names: [String], argument: String? = nil
    ) -> Problem {
        let near = Suggestion.nearest(to: name, ofFew: names)
        let all = names.isEmpty ? "there is none" : "it is \(alternatives(names))"
        return Problem(
            .name, "there is no \(noun) \"\(name)\"",
            remedy: near.map { "did you mean \"\($0)\"?" } ?? all, argument: argument)
    }

    /// "x", "y" or "z", each in quotes.
    public static func alternatives(_ names: [String]) -> String {
        let quoted = names.map { "\"\($0)\"" }
        guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "none" }
        return quoted.dropLast().joined(separator: ", ") + " or " + last
    }
}

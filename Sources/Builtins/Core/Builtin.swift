import Catalogue
import Language

/// A capability bound to the language: what its catalogue entry says, and what a call of it does.
public struct Builtin: Sendable {
    public typealias Body = @Sendable (Arguments, Call) throws -> Value

    public let entry: Entry
    let body: Body

    public init(_ entry: Entry, _ body: @escaping Body) {
        self.entry = entry
        self.body = body
    }

    /// Joins a room's entries with what calls of them do, by name.
    static func bind(_ entries: [Entry], _ bodies: [String: Body]) -> [Builtin] {
        entries.compactMap { entry in bodies[entry.name].map { Builtin(entry, $0) } }
    }
}

/// What the body of a built-in may ask for: the running interpreter and the session.
public struct Call {
    public let context: any CallContext
    public let host: any Host
}

/// What went wrong, in words for the user: the error type of every room below the language.
///
/// `message` says what was wrong in one sentence with the offending values (both shapes, the path, the number found);
/// `remedy` says what to do about it. `argument` names the parameter at fault where there is one, so that the caret
/// can stand under it. Rooms throw this and nothing else, except `Interrupted`.
public struct Problem: Error, Equatable, Sendable {
    public enum Kind: String, Sendable {
        case value, type, shape, index, name, file, format, memory, numeric, state
    }

    public var kind: Kind
    public var message: String
    public var remedy: String?
    public var argument: String?

    public init(_ kind: Kind, _ message: String, remedy: String? = nil, argument: String? = nil) {
        self.kind = kind
        self.message = message
        self.remedy = remedy
        self.argument = argument
    }
}

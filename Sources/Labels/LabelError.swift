/// What was wrong with labels, regions or annotations, and what to do about it.
public struct LabelError: Error, Equatable, Sendable {
    public var message: String
    public var remedy: String?
    /// What was given wrongly, by its name in `Annotation.init`; nil where it is no single thing.
    public var argument: String?

    public init(_ message: String, remedy: String? = nil, argument: String? = nil) {
        self.message = message
        self.remedy = remedy
        self.argument = argument
    }

    /// The same error, about an argument where none is named yet.
    func about(_ argument: String) -> LabelError {
        LabelError(message, remedy: remedy, argument: self.argument ?? argument)
    }
}

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

    /// `Labels` speaks in sentences; errors of the rooms above are clauses, without a capital and a full stop.
    public var inClauses: LabelError {
        LabelError(Self.clause(message), remedy: remedy.map(Self.clause), argument: argument)
    }

    private static func clause(_ sentence: String) -> String {
        let body = sentence.hasSuffix(".") ? sentence.dropLast() : sentence[...]
        let isAcronym = body.dropFirst().first?.isUppercase == true
        return isAcronym ? String(body) : body.prefix(1).lowercased() + body.dropFirst()
    }

    /// The same error, about an argument where none is named yet.
    func about(_ argument: String) -> LabelError {
        LabelError(message, remedy: remedy, argument: self.argument ?? argument)
    }
}

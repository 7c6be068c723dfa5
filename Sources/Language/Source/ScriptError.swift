/// What went wrong in a script, and where: the one error type of the language.
public struct ScriptError: Error {
    /// One call that led to the error, or one use of a module: what was called, and where.
    public struct Call: Sendable {
        public let name: String
        public let span: Span?
        public let isModule: Bool
        /// Where inside of what was called the error arose, when its own place is the call.
        public fileprivate(set) var origin: Span?
    }

    /// One of a few words that a script can compare with: "syntax", "name", "type", "value", "index", "numeric",
    /// "recursion", "assert", "error", "module", "state", or what the host brings.
    public var kind: String
    public var message: String
    public var notes: [String]
    public var span: Span?
    /// The calls that led here, innermost first; the middle of a very long one is left out.
    public private(set) var trace: [Call] = []
    /// What else is wrong with the module that cannot run, in the order of its lines.
    public var further: [ScriptError] = []
    /// How many calls were left out of the middle of `trace`.
    public private(set) var omittedCalls = 0
    /// The functions that a `recursion` error has left on its way.
    private(set) var leftFunctions: Set<ObjectIdentifier> = []
    /// The parameter at fault; the call puts the caret under its argument when `span` is nil.
    public var argument: String?

    /// Calls kept at each end of a trail.
    static let keptCalls = 8

    public init(
        _ kind: String, _ message: String, notes: [String] = [], span: Span? = nil, argument: String? = nil
    ) {
        self.kind = kind
        self.message = message
        self.notes = notes
        self.span = span
        self.argument = argument
    }

    /// Puts one more call at the outer end of the trail.
    public mutating func addCall(_ name: String, _ span: Span?, isModule: Bool = false) {
        trace.append(Call(name: name, span: span, isModule: isModule))
        if trace.count > 2 * Self.keptCalls {
            trace.remove(at: Self.keptCalls)
            omittedCalls += 1
        }
    }

    /// Notes that a `recursion` error left a function.
    mutating func leave(_ code: FunctionCode) {
        if kind == "recursion" { leftFunctions.insert(ObjectIdentifier(code)) }
    }

    /// Whether a function may catch this: not one that has called itself until the calls were too deep, for to go on at
    /// every depth would take as good as for ever.
    func canBeCaught(by code: FunctionCode?) -> Bool {
        guard let code else { return true }
        return !leftFunctions.contains(ObjectIdentifier(code))
    }

    /// Shows the error at an outer call, and where it arose in the trail.
    mutating func moveOut(to span: Span) {
        guard !trace.isEmpty else { return }
        trace[0].origin = self.span
        self.span = span
    }

    /// The same error with a place, unless it has one.
    public func located(_ span: Span?) -> ScriptError {
        guard self.span == nil else { return self }
        var copy = self
        copy.span = span
        return copy
    }
}

/// All that is wrong with a source before it runs: syntax errors, or names that nothing binds.
public struct SyntaxErrors: Error {
    public let errors: [ScriptError]

    public init(_ errors: [ScriptError]) { self.errors = errors }
}

/// What the interpreter asks of whoever runs it.
public protocol InterpreterHost: AnyObject {
    /// Throws when the user asked to stop; looked at in loops and calls.
    func checkInterrupt() throws
    /// Something worth saying that stops nothing: a built-in's name is taken.
    func warn(_ message: String, at span: Span)
    /// The source of `use name`.
    func moduleSource(named name: String, importedFrom source: Source) throws -> Source
    /// Calls of script functions inside each other beyond which there is an error.
    var maximumDepth: Int { get }
    /// An error of the host's as one of the language's; nil rethrows it as it is (an interruption).
    func describe(_ error: any Error) -> ScriptError?
}

extension InterpreterHost {
    public func checkInterrupt() throws {}
    public func warn(_ message: String, at span: Span) {}
    public var maximumDepth: Int { 5_000 }
    public func describe(_ error: any Error) -> ScriptError? { nil }

    public func moduleSource(named name: String, importedFrom source: Source) throws -> Source {
        throw ScriptError("module", "there is no module `\(name)`")
    }
}

import Builtins
import Foundations
import Language

extension Evaluator: InterpreterHost {
    public func checkInterrupt() throws {
        try Cancellation.check()
        try memory.look()
    }

    public func warn(_ message: String, at span: Span) {
        output.showDiagnostic(Diagnostic(ScriptError("warning", message, span: span), level: "warning"))
        journal.record("warning: \(message)")
    }

    public func moduleSource(named name: String, importedFrom source: Source) throws -> Source {
        try ModuleFinder().source(name, beside: source.directory, files)
    }

    /// How deep a script's calls may go. The interpreter looks at the stack as well, so deep expressions inside deep calls
    /// end in an error too; a plain recursion reaches this number first.
    public var maximumDepth: Int { 10_000 }

    public func describe(_ error: any Error) -> ScriptError? { ScriptError.describing(error) }

    /// Any error as one of the language's.
    func described(_ error: any Error) -> ScriptError {
        (error as? ScriptError) ?? describe(error) ?? ScriptError("error", "\(error)")
    }

    /// What the last bare expression gave, by name.
    static var lastValueName: String { "_" }
}

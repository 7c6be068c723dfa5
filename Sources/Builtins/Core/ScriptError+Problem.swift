import Foundation
import Foundations
import Labels
import Language

extension ScriptError {
    /// Any error as the language reports it: those of the rooms below in their own words, and what comes from the system or
    /// a library, which would pass every `try`, with what it says of itself. Nil for the language's own, and for an
    /// interruption, which nothing catches.
    ///
    /// The caret stands under the argument at fault where the error names one, else under the call.
    public static func describing(_ error: any Error, arguments: Arguments? = nil, call: Span? = nil) -> ScriptError? {
        switch error {
        case let problem as Problem:
            ScriptError(
                problem.kind.rawValue, problem.message, notes: problem.remedy.map { [$0] } ?? [],
                span: problem.argument.flatMap { arguments?.span($0) } ?? call, argument: problem.argument)
        case let problem as LabelError:
            labels(problem.inClauses, arguments, call)
        case is ScriptError, is SyntaxErrors, is Interrupted:
            nil
        default:
            ScriptError(kind(of: error), text(of: error), span: call)
        }
    }

    private static func kind(of error: any Error) -> String {
        (error is POSIXError || error is CocoaError ? Problem.Kind.file : .state).rawValue
    }

    /// What an error says of itself, as a clause.
    private static func text(of error: any Error) -> String {
        if let error = error as? POSIXError { return String(cString: strerror(error.code.rawValue)).lowercased() }
        return LabelError(error.localizedDescription).inClauses.message
    }

    private static func labels(_ problem: LabelError, _ arguments: Arguments?, _ call: Span?) -> ScriptError {
        ScriptError(
            "label", problem.message, notes: problem.remedy.map { [$0] } ?? [],
            span: problem.argument.flatMap { arguments?.span($0) } ?? call, argument: problem.argument)
    }
}

import Foundations
import Labels
import Language

extension ScriptError {
    /// The error of a room below, as the language reports it; nil where it is none of theirs (an interruption).
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
        default:
            nil
        }
    }

    private static func labels(_ problem: LabelError, _ arguments: Arguments?, _ call: Span?) -> ScriptError {
        ScriptError(
            "label", problem.message, notes: problem.remedy.map { [$0] } ?? [],
            span: problem.argument.flatMap { arguments?.span($0) } ?? call, argument: problem.argument)
    }
}

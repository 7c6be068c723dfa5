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
            ScriptError(
                "label", clause(problem.message), notes: problem.remedy.map { [clause($0)] } ?? [],
                span: problem.argument.flatMap { arguments?.span($0) } ?? call, argument: problem.argument)
        default:
            nil
        }
    }

    /// `Labels` speaks in sentences of its own, errors of the language in clauses.
    private static func clause(_ sentence: String) -> String {
        let body = sentence.hasSuffix(".") ? sentence.dropLast() : sentence[...]
        let isAcronym = body.dropFirst().first?.isUppercase == true
        return isAcronym ? String(body) : body.prefix(1).lowercased() + body.dropFirst()
    }
}

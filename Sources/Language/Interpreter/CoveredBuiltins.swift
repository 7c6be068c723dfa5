/// A node that reads a variable by its name.
protocol VariableNode: Node {
    var name: String { get }
}

extension LocalNode: VariableNode {}
extension CellNode: VariableNode {}
extension CapturedNode: VariableNode {}
extension GlobalNode: VariableNode {}

/// What is called where a variable has taken the name of a built-in: most likely the built-in was meant.
enum CoveredBuiltins {
    /// The error for calling such a variable; nil where the callee is none.
    static func refusal(_ value: Value, _ callee: Node?, _ span: Span, _ builtins: BuiltinTable) -> ScriptError? {
        guard let variable = callee as? any VariableNode, builtins.contains(variable.name) else { return nil }
        let name = variable.name
        let place: String
        if let global = variable as? GlobalNode {
            place = "here" + (global.scope.coverPlace(of: name).map { since($0, seenFrom: span) } ?? "")
        } else {
            place = "of this function"
        }
        return ScriptError(
            "type", "`\(name)` is a variable \(place), \(value.typePhrase); it cannot be called",
            notes: ["it covers the built-in `\(name)`: give the variable another name"], span: span)
    }

    /// " since line 3 (sum = 3)"
    private static func since(_ assignment: Span, seenFrom call: Span) -> String {
        let source = assignment.source
        let index = source.lineIndex(at: assignment.range.lowerBound)
        let isSame = source === call.source
        let place = isSame ? "line \(index + 1)" : "\(source.name):\(index + 1)"
        let line = source.string(source.lineRange(index)).trimmed
        return " since \(place) (\(line.count > 60 ? line.prefix(59) + "…" : line))"
    }
}

extension String {
    /// Without blanks and tabs at its ends.
    fileprivate var trimmed: String {
        let rest = drop { $0 == " " || $0 == "\t" }
        return String(rest.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}

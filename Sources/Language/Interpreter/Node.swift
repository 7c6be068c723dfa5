/// A piece of a resolved program, ready to run: what the compiler makes of the syntax tree.
///
/// Subclasses override `evaluate` when they are expressions and `execute` when they are statements; the other follows.
class Node {
    let span: Span

    init(_ span: Span) { self.span = span }

    /// The value of an expression.
    func evaluate(_ frame: Frame) throws -> Value {
        var result = Value.none
        _ = try finish(frame, &result)
        return result
    }

    /// Runs it for its effects. A `return` leaves its value in the machine's state.
    func execute(_ frame: Frame) throws -> Flow {
        _ = try evaluate(frame)
        return .normal
    }

    /// Runs it as the last statement of a block whose value is wanted; a `return` leaves its value in `result`.
    func finish(_ frame: Frame, _ result: inout Value) throws -> Flow {
        result = try evaluate(frame)
        return .normal
    }

    /// The truth of a condition.
    func condition(_ frame: Frame) throws -> Bool {
        let value = try evaluate(frame)
        if case .boolean(let truth) = value { return truth }
        if let truth = value.truth { return truth }
        var notes: [String] = []
        switch (value, value.scalar) {
        case (.object, .object): notes = ["any(…) and all(…) make one truth of many, where the value has them"]
        case (_, .integer), (_, .float): notes = ["a number is compared: x != 0"]
        default: break
        }
        throw ScriptError(
            "type", "a condition is true or false, this is \(value.typePhrase)", notes: notes, span: span)
    }

    func error(_ kind: String, _ message: String, notes: [String] = []) -> ScriptError {
        ScriptError(kind, message, notes: notes, span: span)
    }
}

/// A statement: its value is of no interest.
class StatementNode: Node {
    override func finish(_ frame: Frame, _ result: inout Value) throws -> Flow {
        let flow = try execute(frame)
        if flow == .returnValue { result = frame.takeReturned() }
        return flow
    }
}

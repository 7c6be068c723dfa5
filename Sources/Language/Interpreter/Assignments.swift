/// `x = value`
final class AssignNode: StatementNode {
    let target: Binding
    let value: Child

    init(_ target: Binding, _ value: Node, _ span: Span) {
        self.target = target
        self.value = Child(value)
        super.init(span)
    }

    deinit { value.release() }

    override func execute(_ frame: Frame) throws -> Flow {
        target.store(try value.evaluate(frame), frame)
        return .normal
    }
}

/// `x = if … { … return … }`: the value may leave by a jump instead.
final class AssignBlockNode: StatementNode {
    let target: Node
    let store: (Value, Frame) throws -> Void

    init(_ value: Node, _ store: @escaping (Value, Frame) throws -> Void, _ span: Span) {
        target = value
        self.store = store
        super.init(span)
    }

    override func execute(_ frame: Frame) throws -> Flow {
        var result = Value.none
        let flow = try target.finish(frame, &result)
        if flow == .returnValue { frame.state.pointee.returned = result }
        if flow == .normal { try store(result, frame) }
        return flow
    }
}

/// `a, b[0] = value`
final class DestructureNode: StatementNode {
    let targets: [PartTarget]
    let value: Node

    init(_ targets: [PartTarget], _ value: Node, _ span: Span) {
        self.targets = targets
        self.value = value
        super.init(span)
    }

    override func execute(_ frame: Frame) throws -> Flow {
        let whole = try value.evaluate(frame)
        let parts = try Destructuring.parts(of: whole, count: targets.count, span: value.span, frame.machine)
        for (target, part) in zip(targets, parts) { try target.assign(part, frame) }
        return .normal
    }
}

/// Taking a value apart into several names.
enum Destructuring {
    static func parts(of value: Value, count: Int, span: Span, _ machine: Machine) throws -> [Value] {
        switch value {
        case .list, .range, .object: break
        default: throw refusal(value, span)
        }
        let parts = try Sequences.elements(of: value, span: span, machine)
        guard parts.count == count else {
            throw ScriptError(
                "value", "there are \(count) names for \(parts.count) value\(parts.count == 1 ? "" : "s")", span: span)
        }
        return parts
    }

    private static func refusal(_ value: Value, _ span: Span) -> ScriptError {
        ScriptError("type", "several names need a list of as many values, this is \(value.typePhrase)", span: span)
    }
}

/// `n += value`
final class UpdateNode: StatementNode {
    let target: Binding
    let name: String
    let operation: BinaryOperator
    let value: Child

    init(_ target: Binding, _ name: String, _ operation: BinaryOperator, _ value: Node, _ span: Span) {
        self.target = target
        self.name = name
        self.operation = operation
        self.value = Child(value)
        super.init(span)
    }

    deinit { value.release() }

    override func execute(_ frame: Frame) throws -> Flow {
        let right = try value.evaluate(frame)
        if case .integer(let b) = right, case .integer(let a)? = target.load(frame), operation == .add {
            let (sum, overflows) = a.addingReportingOverflow(b)
            if !overflows {
                target.store(.integer(sum), frame)
                return .normal
            }
        }
        guard var old = target.take(frame) else {
            throw ScriptError("name", "`\(name)` has no value yet", span: span)
        }
        do {
            try Updates.apply(operation, &old, right, look: frame.machine.checkInterrupt)
        } catch {
            target.restore(old, frame)
            throw frame.machine.located(error, span)
        }
        target.store(old, frame)
        return .normal
    }
}

/// Operators that change a value in place where nobody else holds it.
enum Updates {
    /// What it is stopped in leaves the value as it was.
    static func apply(
        _ operation: BinaryOperator, _ value: inout Value, _ right: Value, look: Pieces.Look
    ) throws {
        guard operation == .add else {
            value = try Operators.apply(operation, value, right, look: look)
            return
        }
        if case .integer(let a) = value, case .integer(let b) = right {
            let (sum, overflows) = a.addingReportingOverflow(b)
            if !overflows {
                value = .integer(sum)
                return
            }
        }
        if case .list = value, isSequence(right) {
            try Operators.checkCount(Operators.elementCount(value) + Operators.elementCount(right))
            guard var list = value.takeList() else { return }
            defer { value = .list(list) }
            guard isKnownUniquelyReferenced(&list.storage) else {
                list = try Operators.concatenated(.list(list), right, look)
                return
            }
            let count = list.count
            try list.requireRoom(for: Operators.elementCount(right))
            do {
                try Pieces.append(right, to: &list.elements, look: look)
            } catch {
                list.elements.removeSubrange(count...)
                throw error
            }
        } else if case .string(let more) = right, case .string = value {
            guard var text = value.takeString() else { return }
            defer { value = .string(text) }
            try Operators.checkLength(text.utf8.count + more.utf8.count)
            try MemoryGuard.requireGrowth(ofString: text.utf8.count, to: text.utf8.count + more.utf8.count)
            text += more
        } else {
            value = try Operators.apply(operation, value, right, look: look)
        }
    }

    private static func isSequence(_ value: Value) -> Bool {
        switch value {
        case .list, .range: true
        default: false
        }
    }
}

/// `xs = append(xs, value)`, in place where nobody else holds the list.
final class AppendNode: StatementNode {
    let target: Binding
    let value: Child
    /// The plain call, for whatever is not a list.
    let call: Node
    /// What `append` means here, which may have been taken.
    let function: Node

    init(_ target: Binding, value: Node, call: Node, function: Node, _ span: Span) {
        self.target = target
        self.value = Child(value)
        self.call = call
        self.function = function
        super.init(span)
    }

    deinit { value.release() }

    override func execute(_ frame: Frame) throws -> Flow {
        guard try isAppend(frame), holdsList(frame) else {
            target.store(try call.evaluate(frame), frame)
            return .normal
        }
        let element = try value.evaluate(frame)
        try append(element, frame)
        return .normal
    }

    private func isAppend(_ frame: Frame) throws -> Bool {
        if case .function(let callable) = try function.evaluate(frame) { return ListFunctions.isAppend(callable) }
        return false
    }

    private func holdsList(_ frame: Frame) -> Bool {
        if case .list(let list)? = target.load(frame) { return list.count < List.maximumCount }
        return false
    }

    private func append(_ element: Value, _ frame: Frame) throws {
        guard var whole = target.take(frame), var list = whole.takeList() else { return }
        do {
            try list.requireRoom(for: 1)
        } catch {
            target.restore(.list(list), frame)
            throw frame.machine.located(error, span)
        }
        list.elements.append(element)
        target.store(.list(list), frame)
    }
}

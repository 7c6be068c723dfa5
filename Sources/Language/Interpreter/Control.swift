/// Statements between braces.
final class BlockNode: Node {
    let statements: [Node]

    init(_ statements: [Node], _ span: Span) {
        self.statements = statements
        super.init(span)
    }

    override func execute(_ frame: Frame) throws -> Flow {
        for statement in statements {
            let flow = try statement.execute(frame)
            if flow != .normal { return flow }
        }
        return .normal
    }

    override func finish(_ frame: Frame, _ result: inout Value) throws -> Flow {
        guard let last = statements.last else { return .normal }
        for index in 0..<(statements.count - 1) {
            let flow = try statements[index].execute(frame)
            if flow != .normal {
                if flow == .returnValue { result = frame.machine.takeReturned() }
                return flow
            }
        }
        return try last.finish(frame, &result)
    }
}

/// `if … else …`
final class IfNode: Node {
    let branches: [(condition: Node, block: Node)]
    let otherwise: Node?

    init(_ branches: [(condition: Node, block: Node)], _ otherwise: Node?, _ span: Span) {
        self.branches = branches
        self.otherwise = otherwise
        super.init(span)
    }

    override func execute(_ frame: Frame) throws -> Flow {
        for (condition, block) in branches where try condition.condition(frame) {
            return try block.execute(frame)
        }
        return try otherwise?.execute(frame) ?? .normal
    }

    override func finish(_ frame: Frame, _ result: inout Value) throws -> Flow {
        for (condition, block) in branches where try condition.condition(frame) {
            return try block.finish(frame, &result)
        }
        return try otherwise?.finish(frame, &result) ?? .normal
    }
}

final class WhileNode: StatementNode {
    let condition: Node
    let body: Node

    init(_ condition: Node, _ body: Node, _ span: Span) {
        self.condition = condition
        self.body = body
        super.init(span)
    }

    override func execute(_ frame: Frame) throws -> Flow {
        while try condition.condition(frame) {
            try frame.machine.tick()
            let flow = try body.execute(frame)
            if flow == .breakLoop { break }
            if flow == .returnValue { return flow }
        }
        return .normal
    }
}

final class ForNode: StatementNode {
    let targets: [Binding]
    let sequence: Node
    let body: Node

    init(_ targets: [Binding], _ sequence: Node, _ body: Node, _ span: Span) {
        self.targets = targets
        self.sequence = sequence
        self.body = body
        super.init(span)
    }

    override func execute(_ frame: Frame) throws -> Flow {
        if let range = sequence as? RangeNode { return try overRange(try range.bounds(frame), frame) }
        let value = try sequence.evaluate(frame)
        switch value {
        case .range(let range): return try overRange(range, frame)
        case .record(let record) where targets.count == 2:
            for (key, value) in record.fields {
                bind(key.value, to: targets[0], frame)
                bind(value, to: targets[1], frame)
                if let flow = try round(frame) { return flow }
            }
            return .normal
        case .object(let object):
            guard let object = object as? any Iterable else { break }
            return try overObject(object, frame)
        default: break
        }
        for element in try Sequences.elements(of: value, span: sequence.span, frame.machine) {
            try bind(element, frame)
            if let flow = try round(frame) { return flow }
        }
        return .normal
    }

    private func overRange(_ range: Range<Int>, _ frame: Frame) throws -> Flow {
        for number in range {
            try bind(.integer(number), frame)
            if let flow = try round(frame) { return flow }
        }
        return .normal
    }

    private func overObject(_ object: any Iterable, _ frame: Frame) throws -> Flow {
        var position = 0
        while position < object.count {
            let element: Value
            do {
                element = try object.element(at: position)
            } catch {
                throw frame.machine.located(error, sequence.span)
            }
            try bind(element, frame)
            if let flow = try round(frame) { return flow }
            position += 1
        }
        return .normal
    }

    /// One round of the body; nil to go on, else how the loop ends.
    @inline(__always)
    private func round(_ frame: Frame) throws -> Flow? {
        try frame.machine.tick()
        switch try body.execute(frame) {
        case .normal, .continueLoop: return nil
        case .breakLoop: return .normal
        case .returnValue: return .returnValue
        }
    }

    @inline(__always)
    private func bind(_ element: Value, _ frame: Frame) throws {
        if targets.count == 1 {
            bind(element, to: targets[0], frame)
        } else {
            let parts = try Destructuring.parts(of: element, count: targets.count, span: sequence.span, frame.machine)
            for (target, part) in zip(targets, parts) { bind(part, to: target, frame) }
        }
    }

    /// A captured variable of a loop is a new one in every round, so that functions made in it do not share it.
    @inline(__always)
    private func bind(_ value: Value, to target: Binding, _ frame: Frame) {
        if case .cell(let index) = target {
            frame.cells[index] = Cell(value)
        } else {
            target.store(value, frame)
        }
    }
}

final class BreakNode: StatementNode {
    override func execute(_ frame: Frame) throws -> Flow { .breakLoop }
}

final class ContinueNode: StatementNode {
    override func execute(_ frame: Frame) throws -> Flow { .continueLoop }
}

final class ReturnNode: Node {
    let value: Node?

    init(_ value: Node?, _ span: Span) {
        self.value = value
        super.init(span)
    }

    override func execute(_ frame: Frame) throws -> Flow {
        frame.machine.returned = try value?.evaluate(frame) ?? .none
        return .returnValue
    }

    override func finish(_ frame: Frame, _ result: inout Value) throws -> Flow {
        result = try value?.evaluate(frame) ?? .none
        return .returnValue
    }
}

/// `try { … } catch problem { … }`: catches errors of the script and of built-ins, not an interruption.
final class AttemptNode: Node {
    let body: Node
    let target: Binding?
    let handler: Node

    init(_ body: Node, _ target: Binding?, _ handler: Node, _ span: Span) {
        self.body = body
        self.target = target
        self.handler = handler
        super.init(span)
    }

    override func execute(_ frame: Frame) throws -> Flow {
        do {
            return try body.execute(frame)
        } catch let error as ScriptError {
            target?.store(error.value, frame)
        }
        return try handler.execute(frame)
    }

    override func finish(_ frame: Frame, _ result: inout Value) throws -> Flow {
        do {
            return try body.finish(frame, &result)
        } catch let error as ScriptError {
            target?.store(error.value, frame)
            result = .none
        }
        return try handler.finish(frame, &result)
    }
}

extension ScriptError {
    /// As `catch` binds it: a record of message, kind and trace, innermost place first.
    public var value: Value {
        var places: [Value] = []
        if let span { places.append(.string(span.place)) }
        for call in trace {
            places.append(.string("in \(call.name)" + (call.span.map { ", called at \($0.place)" } ?? "")))
        }
        return .record(
            Record([
                (.name("message"), .string(message)), (.name("kind"), .string(kind)), (.name("trace"), .list(places)),
            ]))
    }
}

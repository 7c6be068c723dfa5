/// Statements between braces.
final class BlockNode: Node {
    let statements: Children

    init(_ statements: [Node], _ span: Span) {
        self.statements = Children(statements)
        super.init(span)
    }

    deinit { statements.release() }

    override func execute(_ frame: Frame) throws -> Flow {
        for index in 0..<statements.count {
            let flow = try statements[index].execute(frame)
            if flow != .normal { return flow }
        }
        return .normal
    }

    override func finish(_ frame: Frame, _ result: inout Value) throws -> Flow {
        let last = statements.count - 1
        guard last >= 0 else { return .normal }
        for index in 0..<last {
            let flow = try statements[index].execute(frame)
            if flow != .normal {
                if flow == .returnValue { result = frame.takeReturned() }
                return flow
            }
        }
        return try statements[last].finish(frame, &result)
    }
}

/// `if … else …`
final class IfNode: Node {
    /// As many as there are blocks.
    let conditions: Children
    let blocks: Children
    let otherwise: Child?

    init(_ branches: [(condition: Node, block: Node)], _ otherwise: Node?, _ span: Span) {
        conditions = Children(branches.map(\.condition))
        blocks = Children(branches.map(\.block))
        self.otherwise = otherwise.map { Child($0) }
        super.init(span)
    }

    deinit {
        conditions.release()
        blocks.release()
        otherwise?.release()
    }

    override func execute(_ frame: Frame) throws -> Flow {
        for index in 0..<conditions.count where try conditions[index].condition(frame) {
            return try blocks[index].execute(frame)
        }
        return try otherwise?.execute(frame) ?? .normal
    }

    override func finish(_ frame: Frame, _ result: inout Value) throws -> Flow {
        for index in 0..<conditions.count where try conditions[index].condition(frame) {
            return try blocks[index].finish(frame, &result)
        }
        return try otherwise?.finish(frame, &result) ?? .normal
    }
}

final class WhileNode: StatementNode {
    let condition: Child
    let body: Child

    init(_ condition: Node, _ body: Node, _ span: Span) {
        self.condition = Child(condition)
        self.body = Child(body)
        super.init(span)
    }

    deinit {
        condition.release()
        body.release()
    }

    override func execute(_ frame: Frame) throws -> Flow {
        while try condition.condition(frame) {
            try frame.tick(at: span)
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
    let body: Child

    init(_ targets: [Binding], _ sequence: Node, _ body: Node, _ span: Span) {
        self.targets = targets
        self.sequence = sequence
        self.body = Child(body)
        super.init(span)
    }

    deinit { body.release() }

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
        while true {
            let element: Value
            do {
                guard position < (try object.elementCount) else { return .normal }
                element = try object.element(at: position)
            } catch {
                throw frame.machine.located(error, sequence.span)
            }
            try bind(element, frame)
            if let flow = try round(frame) { return flow }
            position += 1
        }
    }

    /// One round of the body; nil to go on, else how the loop ends.
    @inline(__always)
    private func round(_ frame: Frame) throws -> Flow? {
        try frame.tick(at: span)
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
    let value: Child?

    init(_ value: Node?, _ span: Span) {
        self.value = value.map { Child($0) }
        super.init(span)
    }

    deinit { value?.release() }

    override func execute(_ frame: Frame) throws -> Flow {
        frame.state.pointee.returned = try value?.evaluate(frame) ?? .none
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
        } catch {
            try take(error, frame)
        }
        return try handler.execute(frame)
    }

    override func finish(_ frame: Frame, _ result: inout Value) throws -> Flow {
        do {
            return try body.finish(frame, &result)
        } catch {
            try take(error, frame)
            result = .none
        }
        return try handler.finish(frame, &result)
    }

    /// Binds an error, whoever's it is, as the script's own; throws what is not to be caught.
    private func take(_ error: any Error, _ frame: Frame) throws {
        guard let known = frame.machine.located(error, span) as? ScriptError,
            known.canBeCaught(by: frame.function?.code)
        else { throw error }
        target?.store(frame.machine.caught.record(of: known), frame)
    }
}

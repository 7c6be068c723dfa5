/// `t[0, 0] = 9`, `r.name = "b"`
final class PartAssignNode: StatementNode {
    let target: PartTarget
    let value: Node

    init(_ target: PartTarget, _ value: Node, _ span: Span) {
        self.target = target
        self.value = value
        super.init(span)
    }

    override func execute(_ frame: Frame) throws -> Flow {
        try target.assign(try value.evaluate(frame), frame)
        return .normal
    }
}

/// `counts[k] += 1`
final class PartUpdateNode: StatementNode {
    let target: PartTarget
    let operation: BinaryOperator
    let value: Node

    init(_ target: PartTarget, _ operation: BinaryOperator, _ value: Node, _ span: Span) {
        self.target = target
        self.operation = operation
        self.value = value
        super.init(span)
    }

    override func execute(_ frame: Frame) throws -> Flow {
        let right = try value.evaluate(frame)
        try target.update(frame) { part in
            do {
                try Updates.apply(operation, &part, right, look: frame.machine.checkInterrupt)
            } catch {
                throw frame.machine.located(error, span)
            }
        }
        return .normal
    }
}

/// `r.names = append(r.names, value)`, in place where nobody else holds the list.
final class PartAppendNode: StatementNode {
    let target: PartTarget
    /// The part as a value; to read it has no effect.
    let part: Node
    let value: Node
    /// The plain call, for whatever is not a list.
    let call: Node
    /// What `append` means here, which may have been taken.
    let function: Node

    init(_ target: PartTarget, part: Node, value: Node, call: Node, function: Node, _ span: Span) {
        self.target = target
        self.part = part
        self.value = value
        self.call = call
        self.function = function
        super.init(span)
    }

    override func execute(_ frame: Frame) throws -> Flow {
        guard try isAppend(frame), try holdsList(frame) else {
            try target.assign(try call.evaluate(frame), frame)
            return .normal
        }
        let element = try value.evaluate(frame)
        try target.update(frame) { part in
            guard var list = part.takeList() else { return }
            defer { part = .list(list) }
            do {
                try list.requireRoom(for: 1)
            } catch {
                throw frame.machine.located(error, span)
            }
            list.elements.append(element)
        }
        return .normal
    }

    private func isAppend(_ frame: Frame) throws -> Bool {
        if case .function(let callable) = try function.evaluate(frame) { return ListFunctions.isAppend(callable) }
        return false
    }

    @inline(never)
    private func holdsList(_ frame: Frame) throws -> Bool {
        if case .list(let list) = try part.evaluate(frame) { return list.count < List.maximumCount }
        return false
    }
}

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
                try Updates.apply(operation, &part, right)
            } catch {
                throw frame.machine.located(error, span)
            }
        }
        return .normal
    }
}

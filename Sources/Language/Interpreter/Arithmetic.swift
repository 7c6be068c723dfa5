/// An operator between two values, with a fast way for integers and floats in the subclasses below.
class BinaryNode: Node {
    let operation: BinaryOperator
    let left: Child
    let right: Child

    init(_ operation: BinaryOperator, _ left: Node, _ right: Node, _ span: Span) {
        self.operation = operation
        self.left = Child(left)
        self.right = Child(right)
        super.init(span)
    }

    deinit {
        left.release()
        right.release()
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        let a = try left.evaluate(frame)
        return try apply(a, try right.evaluate(frame), frame)
    }

    @inline(never)
    final func apply(_ a: Value, _ b: Value, _ frame: Frame) throws -> Value {
        do {
            return try Operators.apply(operation, a, b, look: frame.machine.checkInterrupt)
        } catch {
            throw frame.machine.located(error, span)
        }
    }

    static func make(_ operation: BinaryOperator, _ left: Node, _ right: Node, _ span: Span) -> BinaryNode {
        switch operation {
        case .add: AddNode(operation, left, right, span)
        case .subtract: SubtractNode(operation, left, right, span)
        case .multiply: MultiplyNode(operation, left, right, span)
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual:
            CompareNode(operation, left, right, span)
        default: BinaryNode(operation, left, right, span)
        }
    }
}

extension BinaryNode {
    /// The fast way for two integers or two floats; inlined, so that each subclass below has code of its own.
    @inline(__always)
    fileprivate final func evaluate(
        _ frame: Frame, integers: (Int, Int) -> (partialValue: Int, overflow: Bool), floats: (Double, Double) -> Double
    ) throws -> Value {
        let a = try left.evaluate(frame)
        let b = try right.evaluate(frame)
        if case .integer(let x) = a, case .integer(let y) = b {
            let (value, overflows) = integers(x, y)
            if !overflows { return .integer(value) }
        } else if case .float(let x) = a, case .float(let y) = b {
            return .float(floats(x, y))
        }
        return try apply(a, b, frame)
    }
}

final class AddNode: BinaryNode {
    override func evaluate(_ frame: Frame) throws -> Value {
        try evaluate(frame, integers: { $0.addingReportingOverflow($1) }, floats: { $0 + $1 })
    }
}

final class SubtractNode: BinaryNode {
    override func evaluate(_ frame: Frame) throws -> Value {
        try evaluate(frame, integers: { $0.subtractingReportingOverflow($1) }, floats: { $0 - $1 })
    }
}

final class MultiplyNode: BinaryNode {
    override func evaluate(_ frame: Frame) throws -> Value {
        try evaluate(frame, integers: { $0.multipliedReportingOverflow(by: $1) }, floats: { $0 * $1 })
    }
}

final class CompareNode: BinaryNode {
    override func evaluate(_ frame: Frame) throws -> Value {
        try compare(frame, fast: { .boolean($0) }, slow: { $0 })
    }

    override func condition(_ frame: Frame) throws -> Bool {
        try compare(frame, fast: { $0 }) { value in
            if case .boolean(let truth) = value { return truth }
            return try ConstantNode(value, span).condition(frame)
        }
    }

    @inline(__always)
    private func compare<Result>(
        _ frame: Frame, fast: (Bool) -> Result, slow: (Value) throws -> Result
    ) throws -> Result {
        let a = try left.evaluate(frame)
        let b = try right.evaluate(frame)
        if case .integer(let x) = a, case .integer(let y) = b { return fast(truth(x, y)) }
        if case .float(let x) = a, case .float(let y) = b { return fast(truth(x, y)) }
        if case .string(let x) = a, case .string(let y) = b, operation == .equal {
            return fast(try LongText.areEqual(x, y, look: frame.machine.checkInterrupt))
        }
        return try slow(try apply(a, b, frame))
    }

    @inline(__always)
    private func truth<Number: Comparable>(_ a: Number, _ b: Number) -> Bool {
        switch operation {
        case .less: a < b
        case .lessOrEqual: a <= b
        case .greater: a > b
        case .greaterOrEqual: a >= b
        case .notEqual: a != b
        default: a == b
        }
    }
}

/// A long chain of operators, from the left, without recursion.
final class ChainNode: Node {
    let first: Node
    let rest: [(operation: BinaryOperator, operand: Node, span: Span)]

    init(_ first: Node, _ rest: [(operation: BinaryOperator, operand: Node, span: Span)], _ span: Span) {
        self.first = first
        self.rest = rest
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        var value = try first.evaluate(frame)
        for (operation, operand, span) in rest {
            let right = try operand.evaluate(frame)
            do {
                value = try Operators.apply(operation, value, right, look: frame.machine.checkInterrupt)
            } catch {
                throw frame.machine.located(error, span)
            }
        }
        return value
    }
}

final class UnaryNode: Node {
    let operation: UnaryOperator
    let operand: Node

    init(_ operation: UnaryOperator, _ operand: Node, _ span: Span) {
        self.operation = operation
        self.operand = operand
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        let value = try operand.evaluate(frame)
        do {
            return try Operators.apply(operation, value)
        } catch {
            throw frame.machine.located(error, span)
        }
    }
}

/// `a < b <= c`: each side is evaluated once, and no further than to the first that does not hold.
final class ComparisonChainNode: Node {
    let first: Node
    let rest: [(operation: BinaryOperator, operand: Node, span: Span)]

    init(_ first: Node, _ rest: [(operation: BinaryOperator, operand: Node, span: Span)], _ span: Span) {
        self.first = first
        self.rest = rest
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        var left = try first.evaluate(frame)
        for (operation, operand, span) in rest {
            let right = try operand.evaluate(frame)
            let value: Value
            do {
                value = try Operators.apply(operation, left, right, look: frame.machine.checkInterrupt)
            } catch {
                throw frame.machine.located(error, span)
            }
            guard let truth = value.truth else {
                throw ScriptError(
                    "type", "a chained comparison needs true or false, this gives \(value.typePhrase)",
                    notes: ["compare in two steps and combine them with `&`"], span: span)
            }
            if !truth { return .boolean(false) }
            left = right
        }
        return .boolean(true)
    }
}

/// `and`, `or`: of true and false only, and no further than needed.
final class LogicalNode: Node {
    let isAnd: Bool
    let operands: [Node]

    init(_ isAnd: Bool, _ operands: [Node], _ span: Span) {
        self.isAnd = isAnd
        self.operands = operands
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws -> Value { .boolean(try condition(frame)) }

    override func condition(_ frame: Frame) throws -> Bool {
        for operand in operands {
            let value = try operand.evaluate(frame)
            guard let truth = value.truth else {
                throw Operators.notBoolean(isAnd ? "and" : "or", value).located(operand.span)
            }
            if truth != isAnd { return truth }
        }
        return isAnd
    }
}

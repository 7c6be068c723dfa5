extension StatementSyntax {
    /// The expressions that it is made of; blocks and functions are not looked into.
    var expressions: [Expression] {
        switch self {
        case .expression(let value): [value]
        case .assignment(let node): node.targets.flatMap(\.expressions) + [node.value]
        case .update(let node): node.target.expressions + [node.value]
        case .whileLoop(let condition, _, _): [condition]
        case .forLoop(let node): [node.sequence]
        case .returnValue(let value, _): value.map { [$0] } ?? []
        case .definition, .layer, .breakLoop, .continueLoop, .use, .words: []
        }
    }

    /// The body of a loop.
    var body: BlockSyntax? {
        switch self {
        case .whileLoop(_, let body, _): body
        case .forLoop(let node): node.body
        default: nil
        }
    }

    /// The function of `f = x -> x`.
    var assignedFunction: FunctionSyntax? {
        guard case .assignment(let node) = self, node.targets.count == 1, node.targets[0].steps.isEmpty,
            case .function(let function) = node.value
        else { return nil }
        return function
    }

    /// What a `def` or a `layer` declares.
    var function: FunctionSyntax? {
        switch self {
        case .definition(_, let function), .layer(_, let function): function
        default: nil
        }
    }
}

extension TargetSyntax {
    /// The indices on the way to the part.
    var expressions: [Expression] {
        steps.flatMap { step in
            if case .index(let entries, _) = step { return entries.flatMap(\.expressions) }
            return []
        }
    }
}

extension Expression {
    /// The blocks of an `if` or a `try`.
    var blocks: [BlockSyntax] {
        switch self {
        case .conditional(let node): node.branches.map(\.block) + (node.otherwise.map { [$0] } ?? [])
        case .attempt(let node): [node.body, node.handler]
        default: []
        }
    }

    /// The conditions of an `if`; everything else's own parts.
    var parts: [Expression] {
        if case .conditional(let node) = self { return node.branches.map(\.condition) }
        return children
    }
}

/// Goes through all that a piece of syntax is made of, outer things first, functions included.
struct SyntaxWalker {
    var onStatement: (StatementSyntax) -> Void = { _ in }
    var onExpression: (Expression) -> Void = { _ in }
    var onFunction: (FunctionSyntax) -> Void = { _ in }

    func walk(_ statement: StatementSyntax) {
        onStatement(statement)
        statement.expressions.forEach { walk($0) }
        if let body = statement.body { walk(body) }
        if let function = statement.function { walk(function) }
    }

    func walk(_ block: BlockSyntax) { block.statements.forEach { walk($0) } }

    func walk(_ expression: Expression) {
        onExpression(expression)
        expression.parts.forEach { walk($0) }
        expression.blocks.forEach { walk($0) }
        if case .function(let function) = expression { walk(function) }
    }

    func walk(_ function: FunctionSyntax) {
        onFunction(function)
        function.parameters.forEach { $0.defaultValue.map { walk($0) } }
        walk(function.body)
    }
}

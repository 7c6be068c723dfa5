/// Finds the names that statements bind in their own scope: functions inside are not entered.
struct NameCollector {
    private(set) var names: [(name: NameSyntax, definition: FunctionSyntax?)] = []

    static func names(in block: BlockSyntax) -> [(name: NameSyntax, definition: FunctionSyntax?)] {
        var collector = NameCollector()
        block.statements.forEach { collector.visit($0) }
        return collector.names
    }

    static func names(in statement: StatementSyntax) -> [(name: NameSyntax, definition: FunctionSyntax?)] {
        var collector = NameCollector()
        collector.visit(statement)
        return collector.names
    }

    private mutating func bind(_ name: NameSyntax, _ definition: FunctionSyntax? = nil) {
        names.append((name, definition))
    }

    private mutating func visit(_ statement: StatementSyntax) {
        switch statement {
        case .expression(let expression): visit(expression)
        case .assignment(let node):
            for target in node.targets {
                if target.steps.isEmpty { bind(target.name) }
                visit(target)
            }
            visit(node.value)
        case .update(let node):
            visit(node.target)
            visit(node.value)
        case .definition(let name, let function): bind(name, function)
        case .layer(let name, _): bind(name)
        case .whileLoop(let condition, let body, _):
            visit(condition)
            visit(body)
        case .forLoop(let node):
            visit(node.sequence)
            node.names.forEach { bind($0) }
            visit(node.body)
        case .returnValue(let value, _): if let value { visit(value) }
        case .use(let name, _): bind(name)
        case .breakLoop, .continueLoop, .words: break
        }
    }

    private mutating func visit(_ block: BlockSyntax) { block.statements.forEach { visit($0) } }

    private mutating func visit(_ target: TargetSyntax) {
        for case .index(let entries, _) in target.steps { visit(entries) }
    }

    private mutating func visit(_ entries: [IndexSyntax.Entry]) {
        for entry in entries { entry.expressions.forEach { visit($0) } }
    }

    private mutating func visit(_ expression: Expression) {
        switch expression {
        case .conditional(let node):
            for (condition, block) in node.branches {
                visit(condition)
                visit(block)
            }
            if let otherwise = node.otherwise { visit(otherwise) }
        case .attempt(let node):
            visit(node.body)
            if let name = node.name { bind(name) }
            visit(node.handler)
        default: expression.children.forEach { visit($0) }
        }
    }
}

/// Finds values that are computed and thrown away: a bare expression without effect that is not the value of its block.
///
/// At the top level values are shown, and in the block of a `try` an expression may be there for its error.
struct UnusedValues {
    /// Functions that give a changed copy of their first argument, which other languages change in place.
    private static let givesChangedCopy: Set = [
        "append", "insert", "sort", "reversed", "unique", "flatten", "without", "merged", "replace", "trim", "upper",
        "lower",
    ]

    let purity: Purity
    private(set) var warnings: [ScriptError] = []

    init(_ purity: Purity) { self.purity = purity }

    mutating func visit(_ program: Program) {
        for statement in program.statements { visit(statement.syntax, isUsed: true) }
    }

    private mutating func visit(_ block: BlockSyntax, isUsed: Bool, isTried: Bool = false) {
        for (position, statement) in block.statements.enumerated() {
            visit(statement, isUsed: isUsed && position == block.statements.count - 1, isTried: isTried)
        }
    }

    private mutating func visit(_ statement: StatementSyntax, isUsed: Bool, isTried: Bool = false) {
        if case .expression(let expression) = statement {
            if !isUsed, !isTried, purity.isPure(expression), expression.blocks.isEmpty { warn(of: expression) }
            return visit(expression, isUsed: isUsed, isTried: isTried)
        }
        for expression in statement.expressions { visit(expression, isUsed: true) }
        if let body = statement.body { visit(body, isUsed: false, isTried: isTried) }
        if let function = statement.function { visit(function) }
    }

    private mutating func visit(_ expression: Expression, isUsed: Bool, isTried: Bool = false) {
        for part in expression.parts { visit(part, isUsed: true) }
        switch expression {
        case .function(let function): visit(function)
        case .attempt(let node):
            visit(node.body, isUsed: isUsed, isTried: true)
            visit(node.handler, isUsed: isUsed, isTried: isTried || Self.givesLiteral(node.handler))
        default: for block in expression.blocks { visit(block, isUsed: isUsed, isTried: isTried) }
        }
    }

    /// Whether a handler only stands for "never mind".
    private static func givesLiteral(_ handler: BlockSyntax) -> Bool {
        guard handler.statements.count == 1, case .expression(let value) = handler.statements[0] else { return false }
        switch value {
        case .literal, .text: return true
        default: return false
        }
    }

    private mutating func visit(_ function: FunctionSyntax) {
        for parameter in function.parameters { if let value = parameter.defaultValue { visit(value, isUsed: true) } }
        visit(function.body, isUsed: function.kind != .layer)
    }

    private mutating func warn(of expression: Expression) {
        if case .text = expression {
            return warn(expression, "this string is thrown away", "comment lines above a `def` say what it does")
        }
        guard case .call(let call) = expression else {
            return warn(expression, "this value is thrown away", "the value of a block is its last expression")
        }
        let (name, first): (String, Expression?)
        switch call.callee {
        case .name(let callee): (name, first) = (callee.name, call.arguments.first?.value)
        case .member(let member): (name, first) = (member.name.name, member.base)
        default: return
        }
        var advice = "`\(name)` changes nothing itself; use what it gives, or leave it out"
        if case .name(let variable)? = first, Self.givesChangedCopy.contains(name), !expression.span.text.contains("\n")
        {
            let start = call.form == .pipe ? "\(variable.name) |> " : ""
            advice = "`\(name)` changes nothing itself: \(variable.name) = \(start)\(expression.span.text)"
        }
        warn(expression, "what `\(name)` gives is thrown away", advice)
    }

    private mutating func warn(_ expression: Expression, _ message: String, _ note: String) {
        warnings.append(ScriptError("unused", message, notes: [note], span: expression.span))
    }
}

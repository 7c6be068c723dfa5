extension Compiler {
    /// Chains up to this long become a tree of fast nodes; longer ones are walked in a loop.
    private static let treeLimit = 16

    mutating func expression(_ syntax: Expression) -> Node {
        switch syntax {
        case .literal(let node): return ConstantNode(node.value, node.span)
        case .text(let node): return text(node)
        case .name(let node): return name(node)
        case .list(let node): return ListNode(node.elements.map { expression($0) }, node.span)
        case .record(let node): return RecordNode(node.fields.map { ($0.key, expression($0.value)) }, node.span)
        case .unary(let node): return unary(node)
        case .chain(let node): return chain(node)
        case .power(let node):
            return BinaryNode.make(.power, expression(node.base), expression(node.exponent), node.span)
        case .comparison(let node): return comparison(node)
        case .logical(let node): return LogicalNode(node.isAnd, node.operands.map { expression($0) }, node.span)
        case .range(let node): return RangeNode(expression(node.start), expression(node.stop), node.span)
        case .call(let node): return call(node)
        case .index(let node): return IndexNode(expression(node.base), node.entries.map { entry($0) }, node.span)
        case .member(let node): return MemberNode(expression(node.base), node.name, node.span)
        case .function(let node): return function(node)
        case .conditional(let node):
            let branches = node.branches.map { (expression($0.condition), block($0.block)) }
            return IfNode(branches, node.otherwise.map { block($0) }, node.span)
        case .attempt(let node):
            return AttemptNode(block(node.body), node.name.map { binding($0) }, block(node.handler), node.span)
        case .lastValue(let span): return LastValueNode(span)
        }
    }

    private mutating func text(_ node: TextSyntax) -> Node {
        switch node.parts.first {
        case nil: return ConstantNode(.string(""), node.span)
        case .text(let text) where node.parts.count == 1: return ConstantNode(.string(text), node.span)
        default: break
        }
        let parts = node.parts.map { part -> TextNode.Part in
            switch part {
            case .text(let text): .text(text)
            case .value(let value): .value(expression(value))
            }
        }
        return TextNode(parts, node.span)
    }

    private mutating func unary(_ node: UnarySyntax) -> Node {
        if node.operation == .negate, case .literal(let literal) = node.operand,
            let value = try? Operators.apply(.negate, literal.value)
        {
            return ConstantNode(value, node.span)
        }
        return UnaryNode(node.operation, expression(node.operand), node.span)
    }

    private mutating func chain(_ node: ChainSyntax) -> Node {
        let first = expression(node.first)
        if node.rest.count <= Self.treeLimit {
            return zip(node.rest, node.reaches).reduce(first) { left, next in
                BinaryNode.make(next.0.operation, left, expression(next.0.operand), next.1)
            }
        }
        let rest = zip(node.rest, node.reaches).map { ($0.operation, expression($0.operand), $1) }
        return ChainNode(first, rest, node.span)
    }

    private mutating func comparison(_ node: ComparisonSyntax) -> Node {
        let first = expression(node.first)
        if node.rest.count == 1 {
            return BinaryNode.make(node.rest[0].operation, first, expression(node.rest[0].operand), node.span)
        }
        var left = node.first.span
        var rest: [(operation: BinaryOperator, operand: Node, span: Span)] = []
        for (operation, operand) in node.rest {
            rest.append((operation, expression(operand), left.through(operand.span)))
            left = operand.span
        }
        return ComparisonChainNode(first, rest, node.span)
    }

    private mutating func call(_ node: CallSyntax) -> Node {
        let isPlain = !node.arguments.contains { $0.name != nil || $0.isSpread }
        if case .member(let member) = node.callee, node.form != .pipe {
            let isInScope = isKnown(member.name.name)
            return MethodCallNode(
                expression(member.base), member.name,
                function: isInScope ? named(member.name.name, member.name.span) : nil,
                node.arguments.map { argument($0) },
                visibleNames: { [globals, scope] in globals.builtinNames + (scope?.visibleNames ?? []) }, node.span)
        }
        let callee = expression(node.callee)
        if isPlain { return CallNode(callee, node.arguments.map { expression($0.value) }, node.span, node.calleeSpan) }
        return NamedCallNode(callee, node.arguments.map { argument($0) }, node.span, node.calleeSpan)
    }

    private mutating func argument(_ syntax: ArgumentSyntax) -> NamedCallNode.Argument {
        NamedCallNode.Argument(name: syntax.name, value: expression(syntax.value), isSpread: syntax.isSpread)
    }

    /// The code of a function, and where to find what it captures.
    mutating func function(_ syntax: FunctionSyntax) -> Node {
        let defaults = syntax.parameters.map { $0.defaultValue.map { expression($0) } }
        guard let inner = resolver.scopes[ObjectIdentifier(syntax)] else { return ConstantNode(.none, syntax.span) }
        let parameters = syntax.parameters.map { parameter in
            let variable = inner.variable(parameter.name.name)
            return FunctionCode.Parameter(
                name: parameter.name.name, defaultText: parameter.defaultValue?.span.text,
                isVariadic: parameter.isVariadic,
                cell: variable?.isCaptured == true ? variable?.index : nil)
        }
        let outer = scope
        scope = inner
        let body = syntax.kind == .layer ? layer(syntax, inner) : block(syntax.body)
        scope = outer
        let code = FunctionCode(
            syntax, parameters: parameters, slotCount: inner.slotCount, cellCount: inner.cellCount, body: body)
        let captures = inner.captures.compactMap { inner.source(of: $0) }
        return FunctionNode(code, defaults, captures, isLayer: syntax.kind == .layer, syntax.span)
    }

    /// A layer's body, and after it the instance made of what it bound.
    private mutating func layer(_ syntax: FunctionSyntax, _ inner: FunctionScope) -> Node {
        var statements = syntax.body.statements.map { statement($0) }
        var names: [NameSyntax] = []
        for (name, definition) in NameCollector.names(in: syntax.body) where definition == nil {
            if !names.contains(where: { $0.name == name.name }) { names.append(name) }
        }
        let bindings = names.map { (name: $0.name, place: binding($0)) }
        let call = binding(NameSyntax(name: "call", span: syntax.span))
        statements.append(
            LayerInstanceNode(
                syntax.name, bindings, call: call, training: inner.variable("training")?.index ?? 0, syntax.span))
        return BlockNode(statements, syntax.body.span)
    }
}

extension Machine {
    func compile(_ program: Program, scope: GlobalScope) throws {
        try compile(program.statements, program, scope)
    }

    func compile(_ statements: [Statement], scope: GlobalScope) throws {
        guard let first = statements.first else { return }
        let program = Program(source: first.span.source, statements: statements, leadingRecordedLines: [])
        try compile(statements, program, scope)
    }

    private func compile(_ statements: [Statement], _ program: Program, _ scope: GlobalScope) throws {
        let resolver = Resolver(globals: scope, program: program)
        for statement in statements { resolver.resolve(topLevel: statement.syntax) }
        guard resolver.errors.isEmpty else { throw SyntaxErrors(resolver.errors) }
        for statement in statements { statement.settle(resolver) }
        var compiler = Compiler(machine: self, resolver: resolver)
        for statement in statements {
            statement.code = StatementCode(node: compiler.statement(statement.syntax), scope: scope)
        }
    }
}

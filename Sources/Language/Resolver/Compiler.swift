/// Makes nodes that run out of resolved syntax.
struct Compiler {
    let machine: Machine
    let resolver: Resolver
    let globals: GlobalScope
    var scope: FunctionScope?

    init(machine: Machine, resolver: Resolver) {
        self.machine = machine
        self.resolver = resolver
        globals = resolver.globals
    }

    // MARK: names

    func name(_ name: NameSyntax) -> Node { named(name.name, name.span) }

    func named(_ name: String, _ span: Span) -> Node {
        switch scope?.resolve(name) {
        case .local(let slot)?: LocalNode(slot, name, span)
        case .cell(let index)?: CellNode(index, name, span)
        case .captured(let index)?: CapturedNode(index, name, span)
        case .itself?: OwnFunctionNode(span)
        case nil: GlobalNode(globals, globals.slot(name), name, span)
        }
    }

    /// Whether a name means anything at all.
    func isKnown(_ name: String) -> Bool {
        scope?.resolve(name) != nil || resolver.assigned.contains(name) || globals.isBound(name)
            || globals.isBuiltin(name)
    }

    func binding(_ name: NameSyntax) -> Binding {
        if let variable = scope?.variable(name.name) {
            return variable.isCaptured ? .cell(variable.index) : .local(variable.index)
        }
        globals.noteCover(name)
        return .global(globals, globals.slot(name.name))
    }

    // MARK: statements

    mutating func statement(_ syntax: StatementSyntax) -> Node {
        switch syntax {
        case .expression(let value): return expression(value)
        case .assignment(let node): return assignment(node)
        case .update(let node): return update(node)
        case .definition(let name, let syntax), .layer(let name, let syntax):
            let target = binding(name)
            return AssignNode(target, function(syntax), syntax.span)
        case .whileLoop(let condition, let body, let span):
            return WhileNode(expression(condition), block(body), span)
        case .forLoop(let node):
            let sequence = expression(node.sequence)
            let targets = node.names.map { binding($0) }
            return ForNode(targets, sequence, block(node.body), node.span)
        case .breakLoop(let span): return BreakNode(span)
        case .continueLoop(let span): return ContinueNode(span)
        case .returnValue(let value, let span): return ReturnNode(value.map { expression($0) }, span)
        case .use(let name, let span): return UseNode(name, binding(name), span)
        case .words(let node):
            if resolver.isVariable(node), let value = node.value { return expression(value) }
            return WordsNode(name(node.head), node)
        }
    }

    mutating func block(_ syntax: BlockSyntax) -> Node {
        if syntax.statements.count == 1 { return statement(syntax.statements[0]) }
        return BlockNode(syntax.statements.map { statement($0) }, syntax.span)
    }

    private mutating func assignment(_ node: AssignmentSyntax) -> Node {
        let value = expression(node.value)
        guard node.targets.count == 1 else {
            return DestructureNode(node.targets.map { target($0) }, value, node.span)
        }
        let left = target(node.targets[0])
        if value is IfNode || value is AttemptNode {
            return AssignBlockNode(value, { try left.assign($0, $1) }, node.span)
        }
        if let appending = append(left, node, value) { return appending }
        guard left.steps.isEmpty else { return PartAssignNode(left, value, node.span) }
        return AssignNode(left.binding, value, node.span)
    }

    private mutating func update(_ node: UpdateSyntax) -> Node {
        let value = expression(node.value)
        let left = target(node.target)
        if left.steps.isEmpty {
            return UpdateNode(left.binding, left.name.name, node.operation, value, node.span)
        }
        return PartUpdateNode(left, node.operation, value, node.span)
    }

    private mutating func target(_ syntax: TargetSyntax) -> PartTarget {
        let steps = syntax.steps.map { step -> PartTarget.Step in
            switch step {
            case .index(let entries, let span): .index(entries.map { entry($0) }, span)
            case .member(let name): .member(name)
            }
        }
        return PartTarget(binding: binding(syntax.name), name: syntax.name, steps: steps, span: syntax.span)
    }

    mutating func entry(_ syntax: IndexSyntax.Entry) -> IndexEntry {
        switch syntax {
        case .value(let value): .value(expression(value))
        case .slice(let start, let stop, let step, _):
            .slice(
                start: start.map { expression($0) }, stop: stop.map { expression($0) },
                step: step.map { expression($0) })
        case .ellipsis: .ellipsis
        }
    }
}

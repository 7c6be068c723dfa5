/// Tells what surely has no effect besides its value. An error is no effect here.
struct Purity {
    let names: SourceNames
    /// What is built in under a name.
    let builtin: (String) -> Value?

    func isPure(_ expression: Expression) -> Bool {
        var visited: Set<ObjectIdentifier> = []
        return isPure(expression, &visited)
    }

    /// Functions that are being looked at count as pure, so that recursion ends.
    private func isPure(_ expression: Expression, _ visited: inout Set<ObjectIdentifier>) -> Bool {
        switch expression {
        case .function, .lastValue: return true
        case .call(let call):
            guard effect(of: call, &visited) == .none else { return false }
            if case .member(let member) = call.callee, !isPure(member.base, &visited) { return false }
            return call.arguments.allSatisfy { isPure($0.value, &visited) }
        default:
            return expression.parts.allSatisfy { isPure($0, &visited) }
                && expression.blocks.allSatisfy { isPure($0, &visited) }
        }
    }

    private func isPure(_ block: BlockSyntax, _ visited: inout Set<ObjectIdentifier>) -> Bool {
        block.statements.allSatisfy { isPure($0, &visited) }
    }

    private func isPure(_ statement: StatementSyntax, _ visited: inout Set<ObjectIdentifier>) -> Bool {
        switch statement {
        case .definition, .layer, .breakLoop, .continueLoop: return true
        case .use, .words: return false
        // A part may be that of an object which others hold as well.
        case .assignment(let node) where node.targets.contains(where: { !$0.steps.isEmpty }): return false
        case .update(let node) where !node.target.steps.isEmpty: return false
        default:
            return statement.expressions.allSatisfy { isPure($0, &visited) }
                && (statement.body.map { isPure($0, &visited) } ?? true)
        }
    }

    /// What a call may do of itself; its arguments are another matter.
    func effect(of call: CallSyntax) -> CallEffect {
        var visited: Set<ObjectIdentifier> = []
        return effect(of: call, &visited)
    }

    private func effect(of call: CallSyntax, _ visited: inout Set<ObjectIdentifier>) -> CallEffect {
        var arguments = call.arguments.map(\.value)[...]
        let name: String
        switch call.callee {
        case .name(let callee):
            name = callee.name
            if case .definition(let function)? = names.only(name) { return effect(of: function, &visited) }
            arguments = arguments.dropFirst()
        case .member(let member):
            name = member.name.name
            // What a module's function does is its own affair.
            if case .name(let base) = member.base, case .module? = names.only(base.name) { return .any }
        default: return .any
        }
        guard !names.isBound(name), case .function(let function)? = builtin(name) else { return .any }
        guard function.effect == .ofArguments else { return function.effect }
        return arguments.allSatisfy { isHarmless($0, &visited) } ? .none : .any
    }

    private func effect(of function: FunctionSyntax, _ visited: inout Set<ObjectIdentifier>) -> CallEffect {
        guard function.kind == .definition else { return .any }
        guard visited.insert(ObjectIdentifier(function)).inserted else { return .none }
        return isPure(function.body, &visited) ? .none : .any
    }

    /// Whether an argument is a function without effects, or surely none at all.
    private func isHarmless(_ argument: Expression, _ visited: inout Set<ObjectIdentifier>) -> Bool {
        switch argument {
        case .function(let function): isPure(function.body, &visited)
        case .literal, .text, .list, .record, .range, .comparison, .logical: true
        default: false
        }
    }
}

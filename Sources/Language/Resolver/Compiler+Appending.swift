extension Compiler {
    /// `xs = append(xs, value)`, `xs = xs.append(value)` and `r.xs = append(r.xs, value)` need not copy the list; nil for
    /// other assignments.
    mutating func append(_ left: PartTarget, _ node: AssignmentSyntax, _ call: Node) -> Node? {
        guard case .call(let syntax) = node.value, !syntax.arguments.contains(where: { $0.name != nil || $0.isSpread })
        else { return nil }
        var arguments = syntax.arguments.map(\.value)
        switch syntax.callee {
        case .name(let name) where name.name == "append": break
        case .member(let member) where member.name.name == "append": arguments.insert(member.base, at: 0)
        default: return nil
        }
        guard arguments.count == 2, isKnown("append") else { return nil }
        let function = named("append", syntax.span)
        if left.steps.isEmpty {
            guard case .name(let first) = arguments[0], first.name == left.name.name else { return nil }
            return AppendNode(
                left.binding, value: expression(arguments[1]), call: call, function: function, node.span)
        }
        guard Self.isPart(arguments[0], node.targets[0]) else { return nil }
        return PartAppendNode(
            left, part: expression(arguments[0]), value: expression(arguments[1]), call: call, function: function,
            node.span)
    }

    /// Whether an expression reads the very part that a target names, by members and plain indices alone.
    private static func isPart(_ expression: Expression, _ target: TargetSyntax) -> Bool {
        var expression = expression
        for step in target.steps.reversed() {
            switch (step, expression) {
            case (.member(let name), .member(let member)) where member.name.name == name.name:
                expression = member.base
            case (.index(let entries, _), .index(let index)):
                guard let wanted = plain(entries), wanted == plain(index.entries) else { return false }
                expression = index.base
            default: return false
            }
        }
        if case .name(let name) = expression { return name.name == target.name.name }
        return false
    }

    /// The text of an index that is one name, number or string; nil for others.
    private static func plain(_ entries: [IndexSyntax.Entry]) -> String? {
        guard entries.count == 1, case .value(let value) = entries[0] else { return nil }
        switch value {
        case .name, .literal: return value.span.text
        case .text(let text):
            let isPlain = text.parts.allSatisfy { part in if case .text = part { true } else { false } }
            return isPlain ? value.span.text : nil
        default: return nil
        }
    }
}

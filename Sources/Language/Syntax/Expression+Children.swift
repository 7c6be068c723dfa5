extension IndexSyntax.Entry {
    var expressions: [Expression] {
        switch self {
        case .value(let value): [value]
        case .slice(let start, let stop, let step, _): [start, stop, step].compactMap { $0 }
        case .ellipsis: []
        }
    }
}

extension Expression {
    /// The expressions that it is made of; blocks and functions are not looked into.
    var children: [Expression] {
        switch self {
        case .literal, .name, .function, .conditional, .attempt, .lastValue: []
        case .text(let node):
            node.parts.compactMap { part in
                if case .value(let value) = part { return value }
                return nil
            }
        case .list(let node): node.elements
        case .record(let node): node.fields.map(\.value)
        case .unary(let node): [node.operand]
        case .chain(let node): [node.first] + node.rest.map(\.operand)
        case .power(let node): [node.base, node.exponent]
        case .comparison(let node): [node.first] + node.rest.map(\.operand)
        case .logical(let node): node.operands
        case .range(let node): [node.start, node.stop]
        case .call(let node): [node.callee] + node.arguments.map(\.value)
        case .index(let node): [node.base] + node.entries.flatMap(\.expressions)
        case .member(let node): [node.base]
        }
    }
}

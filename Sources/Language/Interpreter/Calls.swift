/// A call whose arguments are all positional, the most common kind.
final class CallNode: Node {
    let callee: Child
    let arguments: Children
    let argumentSpans: [Span?]
    let calleeSpan: Span

    init(_ callee: Node, _ arguments: [Node], _ span: Span, _ calleeSpan: Span?) {
        self.callee = Child(callee)
        self.calleeSpan = calleeSpan ?? callee.span
        self.arguments = Children(arguments)
        argumentSpans = arguments.map(\.span)
        super.init(span)
    }

    deinit {
        callee.release()
        arguments.release()
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        let value = try callee.evaluate(frame)
        if case .function(let callable) = value, let function = ScriptFunction.exactly(callable),
            !function.hasVariadic, function.parameterCount == arguments.count
        {
            return try frame.call(function, arguments, self)
        }
        return try callOther(value, frame)
    }

    private func callOther(_ value: Value, _ frame: Frame) throws -> Value {
        let callable = try Callee.of(value, span: calleeSpan, callee.node, frame.machine.builtins)
        var values: [Value] = []
        values.reserveCapacity(arguments.count)
        for index in 0..<arguments.count { values.append(try arguments[index].evaluate(frame)) }
        return try Callee.call(callable, values, argumentSpans, frame, span)
    }
}

/// A call with named or spread arguments.
final class NamedCallNode: Node {
    struct Argument {
        let name: NameSyntax?
        let value: Node
        let isSpread: Bool
    }

    let callee: Node
    let arguments: [Argument]
    let calleeSpan: Span

    init(_ callee: Node, _ arguments: [Argument], _ span: Span, _ calleeSpan: Span?) {
        self.callee = callee
        self.calleeSpan = calleeSpan ?? callee.span
        self.arguments = arguments
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        let callable = try Callee.of(
            try callee.evaluate(frame), span: calleeSpan, callee, frame.machine.builtins)
        return try Callee.call(callable, first: nil, arguments, frame, span)
    }
}

/// `x.f(y)`: a member of x first, then a function in scope called as f(x, y).
final class MethodCallNode: Node {
    let base: Node
    let name: NameSyntax
    /// The function of that name in scope, if there is one.
    let function: Node?
    let arguments: [NamedCallNode.Argument]
    let visibleNames: () -> [String]

    init(
        _ base: Node, _ name: NameSyntax, function: Node?, _ arguments: [NamedCallNode.Argument],
        visibleNames: @escaping () -> [String], _ span: Span
    ) {
        self.base = base
        self.name = name
        self.function = function
        self.arguments = arguments
        self.visibleNames = visibleNames
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        let receiver = try base.evaluate(frame)
        if let member = try Members.find(name, receiver, frame.machine) {
            return try Callee.call(
                try Callee.of(member, span: name.span, nil, frame.machine.builtins), first: nil, arguments, frame, span)
        }
        guard let function, !Members.isClosed(receiver) else {
            let isClosed = Members.isClosed(receiver)
            throw Members.missing(
                name, receiver, functions: isClosed ? [] : visibleNames(), beyond: isClosed ? visibleNames() : [],
                base: base.span)
        }
        let callable = try Callee.of(
            try function.evaluate(frame), span: name.span, function, frame.machine.builtins)
        return try Callee.call(callable, first: (receiver, base.span), arguments, frame, span)
    }
}

/// What calls have in common.
enum Callee {
    /// `callee` is what gave the value.
    static func of(
        _ value: Value, span: Span, _ callee: Node?, _ builtins: BuiltinTable
    ) throws -> any Callable {
        switch value {
        case .function(let callable): return callable
        case .object(let object):
            if let callable = object as? any Callable { return callable }
            if let refusal = CoveredBuiltins.refusal(value, callee, span, builtins) { throw refusal }
            throw ScriptError(
                "type", "\(value.typePhrase) cannot be called", notes: object.callRemedy.map { [$0] } ?? [], span: span)
        default: break
        }
        if let refusal = CoveredBuiltins.refusal(value, callee, span, builtins) { throw refusal }
        throw ScriptError("type", "\(value.typePhrase) cannot be called", notes: notes(value), span: span)
    }

    private static func notes(_ value: Value) -> [String] {
        switch value {
        case .list, .string, .range: ["an element is taken with brackets: x[0]"]
        case .record: ["a field is taken with a point or brackets: r.name, r[\"name\"]"]
        default: []
        }
    }

    /// Positional arguments only.
    static func call(
        _ callable: any Callable, _ values: [Value], _ spans: [Span?], _ frame: Frame, _ span: Span
    ) throws -> Value {
        let signature = callable.signature
        if signature.parameters.count == values.count, !signature.parameters.contains(where: \.isVariadic) {
            let arguments = Arguments(signature: signature, values: values, spans: spans)
            return try frame.machine.dispatch(callable, arguments, span)
        }
        let arguments = try ArgumentBinder.bind(
            signature, positional: values, positionalSpans: spans.compactMap { $0 }, named: [], callSpan: span)
        return try frame.machine.dispatch(callable, arguments, span)
    }

    static func call(
        _ callable: any Callable, first: (value: Value, span: Span)?, _ arguments: [NamedCallNode.Argument],
        _ frame: Frame, _ span: Span
    ) throws -> Value {
        var positional: [Value] = []
        var spans: [Span] = []
        if let first {
            positional.append(first.value)
            spans.append(first.span)
        }
        var named: [ArgumentBinder.Named] = []
        for argument in arguments {
            let value = try argument.value.evaluate(frame)
            if let name = argument.name {
                named.append(.init(name: name.name, value: value, span: argument.value.span, nameSpan: name.span))
            } else if argument.isSpread {
                for element in try Sequences.elements(of: value, span: argument.value.span, frame.machine) {
                    positional.append(element)
                    spans.append(argument.value.span)
                }
            } else {
                positional.append(value)
                spans.append(argument.value.span)
            }
        }
        let bound = try ArgumentBinder.bind(
            callable.signature, positional: positional, positionalSpans: spans, named: named, callSpan: span)
        return try frame.machine.dispatch(callable, bound, span)
    }
}

extension ScriptFunction {
    /// The same object as its own type, without the price of a dynamic cast.
    @inline(__always)
    static func exactly(_ callable: any Callable) -> ScriptFunction? {
        guard ObjectIdentifier(type(of: callable)) == ObjectIdentifier(ScriptFunction.self) else { return nil }
        return unsafeDowncast(callable, to: ScriptFunction.self)
    }
}

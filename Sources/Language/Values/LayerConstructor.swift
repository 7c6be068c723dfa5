/// What a `layer` declaration binds: calling it runs the body and gives an instance.
public final class LayerConstructor: Callable {
    let code: FunctionCode
    /// Runs the body; its value is not used, its bindings are.
    let body: ScriptFunction

    init(code: FunctionCode, body: ScriptFunction) {
        self.code = code
        self.body = body
    }

    public var name: String { code.name }
    public var typeName: String { "layer constructor" }

    public var signature: Signature { body.signature }

    public func call(_ arguments: Arguments, _ context: CallContext) throws -> Value {
        .function(try instance(arguments.values, at: context.span))
    }

    /// A new instance from values in the order of the parameters.
    func instance(_ values: [Value], at span: Span?) throws -> LayerInstance {
        try body.machine.construct(self, values, at: span)
    }

    /// A new instance, made from the host.
    public func callAsFunction(_ positional: [Value], named: [(String, Value)] = []) throws -> LayerInstance {
        let arguments = try ArgumentBinder.bind(
            signature, positional: positional, named: named.map { .init(name: $0.0, value: $0.1) })
        return try instance(arguments.values, at: nil)
    }
}

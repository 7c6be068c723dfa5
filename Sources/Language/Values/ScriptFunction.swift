/// A function written in the language: its code, the variables it captured, the values of its defaults.
public final class ScriptFunction: Callable {
    let code: FunctionCode
    var captures: [Cell]
    let defaults: [Value?]
    let machine: Machine
    // Copies of what every call needs.
    let slotCount: Int
    let cellCount: Int
    let parameterCount: Int
    let hasVariadic: Bool
    let body: Child

    init(code: FunctionCode, captures: [Cell], defaults: [Value?], machine: Machine) {
        self.code = code
        self.captures = captures
        self.defaults = defaults
        self.machine = machine
        slotCount = code.slotCount
        cellCount = code.cellCount
        parameterCount = code.parameters.count
        hasVariadic = code.hasVariadic
        body = Child(code.body)
    }

    deinit {
        body.release()
        DeepRelease.release(&captures)
    }

    public var name: String { code.name }

    public var signature: Signature { code.signature(defaults: defaults) }

    public func call(_ arguments: Arguments, _ context: CallContext) throws -> Value {
        try machine.invoke(self, arguments.values, at: context.span)
    }

    /// Calls it from the host, positional arguments only.
    public func callAsFunction(_ arguments: Value...) throws -> Value {
        try machine.call(self, arguments, named: [], span: nil)
    }
}

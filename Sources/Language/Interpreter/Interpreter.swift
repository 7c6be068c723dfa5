/// Runs programs of the language: globals that live from one program to the next, built-ins beneath them.
///
/// Not to be used from two threads at once; run it on a thread with a large stack, of which it counts how much is left.
public final class Interpreter {
    public let host: any InterpreterHost
    let machine: Machine

    /// `prelude` defines more built-ins in the language itself; it is parsed and run when the first of its names is looked
    /// up. A mistake in it is a warning of the host's.
    public init(builtins: [(String, Value)], prelude: Source? = nil, host: any InterpreterHost) {
        self.host = host
        machine = Machine(builtins: builtins, prelude: prelude, host: host)
    }

    /// Functions hold the machine that runs them and are held by its globals; letting go of those ends the ring.
    deinit { machine.forget() }

    /// Parses and resolves a source against what is bound now; nothing is run. Throws `SyntaxErrors`.
    public func prepare(_ source: Source) throws -> Program {
        let program = try Parser.parse(source)
        try machine.compile(program, scope: machine.globals)
        return program
    }

    /// Runs a whole program; a parsed one is resolved first.
    public func run(_ program: Program) throws {
        if !program.isCompiled { try machine.compile(program, scope: machine.globals) }
        for statement in program.statements { _ = try execute(statement) }
    }

    /// Runs one statement of a prepared program. The value is what the prompt shows: nil for anything but a bare expression
    /// that has one and is not ended by `;`.
    public func execute(_ statement: Statement) throws -> Value? {
        try machine.execute(statement)
    }

    /// Finds, without running anything, syntax errors, unknown names and modules, wrong arguments of known functions, and, as
    /// warnings, values thrown away.
    public func check(_ source: Source) -> [Diagnostic] { Checker(machine: machine).check(source) }

    /// Names bound at the top level, and their values.
    public var globals: [(name: String, value: Value)] {
        machine.globals.boundNames.compactMap { name in
            machine.globals.value(of: name).map { (name, $0) }
        }
    }

    /// How often a script has bound a global, or changed a part of one: the same before and after a statement that left
    /// them all alone.
    public var assignmentCount: Int { machine.globals.changeCount }

    /// A global, or else the built-in of that name.
    public func value(of name: String) -> Value? {
        machine.globals.value(of: name) ?? machine.builtins[name]
    }

    /// Binds a global; nil takes it away.
    public func setGlobal(_ name: String, _ value: Value?) { machine.globals.bind(value, name) }

    /// What the last bare expression gave, which a line that begins with `|>` continues.
    public var lastValue: Value? {
        get { machine.lastValue }
        set { machine.lastValue = newValue }
    }

    /// Calls a function of the language or of the host.
    public func call(
        _ function: any Callable, _ positional: [Value], named: [(String, Value)] = []
    ) throws -> Value {
        try machine.call(function, positional, named: named, span: nil)
    }
}

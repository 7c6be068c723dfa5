/// The running interpreter: the stacks of variables, how deep it is, what it knows of the host.
final class Machine {
    static let slotCapacity = 1 << 20
    static let cellCapacity = 1 << 18

    let host: any InterpreterHost
    let builtins: [String: Value]
    let globals: GlobalScope
    var lastValue: Value?
    var returned = Value.none
    var modules = ModuleTable()
    /// Built-ins whose name was taken and said so.
    var warned: Set<String> = []

    private let slotBase: UnsafeMutablePointer<Value?>
    private let cellBase: UnsafeMutablePointer<Cell?>
    private var topSlot: UnsafeMutablePointer<Value?>
    private var topCell: UnsafeMutablePointer<Cell?>
    private let slotEnd: UnsafeMutablePointer<Value?>
    private let cellEnd: UnsafeMutablePointer<Cell?>
    private var depth = 0
    private var maximumDepth: Int
    private var ticks = 0
    private var stackLimit: UInt = 0

    init(builtins: [(String, Value)], host: any InterpreterHost) {
        self.host = host
        self.builtins = Dictionary(builtins, uniquingKeysWith: { $1 })
        globals = GlobalScope(builtins: self.builtins)
        maximumDepth = host.maximumDepth
        slotBase = .allocate(capacity: Self.slotCapacity)
        cellBase = .allocate(capacity: Self.cellCapacity)
        topSlot = slotBase
        topCell = cellBase
        slotEnd = slotBase + Self.slotCapacity
        cellEnd = cellBase + Self.cellCapacity
    }

    deinit {
        slotBase.deallocate()
        cellBase.deallocate()
    }

    func takeReturned() -> Value {
        let value = returned
        returned = .none
        return value
    }

    // MARK: top level

    func execute(_ statement: Statement) throws -> Value? {
        if statement.code == nil { try compile([statement], scope: globals) }
        guard let code = statement.code else { return nil }
        var result = Value.none
        try entered {
            let frame = Frame(slots: topSlot, cells: topCell, machine: self, function: nil)
            _ = try statement.isExpression ? code.node.finish(frame, &result) : code.node.execute(frame)
        }
        guard statement.isExpression else { return nil }
        if case .none = result { return nil }
        lastValue = result
        return statement.isSilent ? nil : result
    }

    /// Runs something from outside; learns where the stack of this thread ends unless it is already running.
    func entered<Result>(_ run: () throws -> Result) throws -> Result {
        if depth == 0 {
            stackLimit = StackLimit.ofCurrentThread()
            maximumDepth = host.maximumDepth
        }
        return try run()
    }

    // MARK: calls

    /// Looks now and then whether the user asked to stop; in every round of a loop and every call.
    @inline(__always)
    func tick() throws {
        ticks &+= 1
        if ticks & 63 == 0 { try host.checkInterrupt() }
    }

    /// Calls a function of the script whose arguments are as many as its parameters, writing them into its frame at once.
    func enter(_ function: ScriptFunction, _ arguments: [Node], _ caller: Frame, _ span: Span) throws -> Value {
        let code = function.code
        let base = topSlot
        try push(code, span)
        defer { pop(code) }
        var index = 0
        for argument in arguments {
            base[index] = try argument.evaluate(caller)
            index &+= 1
        }
        return try run(function, base, span)
    }

    /// Calls a function of the script with values in the order of its parameters, a variadic's as a list.
    func invoke(_ function: ScriptFunction, _ values: [Value], at span: Span?) throws -> Value {
        let code = function.code
        let base = topSlot
        return try entered {
            try push(code, span)
            defer { pop(code) }
            for (index, value) in values.enumerated() where index < code.parameters.count { base[index] = value }
            return try run(function, base, span)
        }
    }

    @inline(__always)
    private func push(_ code: FunctionCode, _ span: Span?) throws {
        guard depth < maximumDepth, slotEnd - topSlot >= code.slotCount, cellEnd - topCell >= code.cellCount,
            StackLimit.current() > stackLimit
        else { throw tooDeep(span) }
        depth &+= 1
        topSlot.initialize(repeating: nil, count: code.slotCount)
        topSlot += code.slotCount
        if code.cellCount > 0 {
            for index in 0..<code.cellCount { (topCell + index).initialize(to: Cell()) }
            topCell += code.cellCount
        }
    }

    @inline(__always)
    private func pop(_ code: FunctionCode) {
        topSlot -= code.slotCount
        topSlot.deinitialize(count: code.slotCount)
        if code.cellCount > 0 {
            topCell -= code.cellCount
            topCell.deinitialize(count: code.cellCount)
        }
        depth &-= 1
    }

    @inline(__always)
    private func run(_ function: ScriptFunction, _ base: UnsafeMutablePointer<Value?>, _ span: Span?) throws -> Value {
        try tick()
        let code = function.code
        let frame = Frame(slots: base, cells: topCell - code.cellCount, machine: self, function: function)
        if code.hasParameterCells { moveParameters(code, frame) }
        do {
            return try code.body.evaluate(frame)
        } catch var error as ScriptError {
            error.addCall(code.name, span)
            throw error
        }
    }

    private func moveParameters(_ code: FunctionCode, _ frame: Frame) {
        for (slot, parameter) in code.parameters.enumerated() {
            guard let cell = parameter.cell else { continue }
            frame.cells[cell]?.value = frame.slots[slot]
            frame.slots[slot] = nil
        }
    }

    private func tooDeep(_ span: Span?) -> ScriptError {
        ScriptError(
            "recursion", "functions call each other more than \(depth) deep",
            notes: ["does the function that calls itself ever stop?"], span: span)
    }

    /// Runs the body of a layer and keeps what it bound.
    func construct(_ constructor: LayerConstructor, _ values: [Value], at span: Span?) throws -> LayerInstance {
        let result = try invoke(constructor.body, values, at: span)
        guard case .function(let callable) = result, let instance = callable as? LayerInstance else {
            throw ScriptError("type", "the layer `\(constructor.name)` has no `def call`", span: span)
        }
        return instance
    }

    /// Calls whatever can be called.
    func call(
        _ function: any Callable, _ positional: [Value], named: [(String, Value)], span: Span?
    ) throws -> Value {
        if let script = function as? ScriptFunction, named.isEmpty, !script.code.hasVariadic,
            positional.count == script.code.parameters.count
        {
            return try invoke(script, positional, at: span)
        }
        let arguments = try ArgumentBinder.bind(
            function.signature, positional: positional, positionalSpans: [],
            named: named.map { .init(name: $0.0, value: $0.1) }, callSpan: span)
        return try dispatch(function, arguments, span)
    }

    /// Calls with bound arguments; errors of the host get their place.
    func dispatch(_ function: any Callable, _ arguments: Arguments, _ span: Span?) throws -> Value {
        let place = span ?? Span(Source(name: "host", text: ""), 0..<0)
        do {
            return try entered { try function.call(arguments, Context(machine: self, span: place)) }
        } catch {
            throw located(error, span, arguments)
        }
    }

    /// An error with its place: the argument at fault, or the call.
    func located(_ error: any Error, _ span: Span?, _ arguments: Arguments? = nil) -> any Error {
        guard let known = error as? ScriptError ?? host.describe(error) else { return error }
        guard known.span == nil else { return known }
        return known.located(known.argument.flatMap { arguments?.span($0) } ?? span)
    }
}

/// What a built-in may ask while it runs.
struct Context: CallContext {
    let machine: Machine
    let span: Span

    func call(_ function: any Callable, _ positional: [Value], named: [(String, Value)]) throws -> Value {
        try machine.call(function, positional, named: named, span: span)
    }
}

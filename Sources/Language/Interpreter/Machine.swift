/// The running interpreter: the stacks of variables, how deep it is, what it knows of the host.
final class Machine {
    static let slotCapacity = 1 << 20
    static let cellCapacity = 1 << 18

    let host: any InterpreterHost
    let builtins: BuiltinTable
    let globals: GlobalScope
    var lastValue: Value?
    var modules = ModuleTable()
    var characters = CharacterCache()
    var caught = CaughtErrors()

    let state: UnsafeMutablePointer<MachineState>
    private let slotBase: UnsafeMutablePointer<Value?>
    private let cellBase: UnsafeMutablePointer<Cell?>

    init(builtins: [(String, Value)], prelude: Source?, host: any InterpreterHost) {
        self.host = host
        self.builtins = BuiltinTable(Dictionary(builtins, uniquingKeysWith: { $1 }))
        globals = GlobalScope(builtins: self.builtins)
        slotBase = .allocate(capacity: Self.slotCapacity)
        cellBase = .allocate(capacity: Self.cellCapacity)
        state = .allocate(capacity: 1)
        state.initialize(
            to: MachineState(
                topSlot: slotBase, topCell: cellBase, slotEnd: slotBase + Self.slotCapacity,
                cellEnd: cellBase + Self.cellCapacity, maximumDepth: host.maximumDepth))
        if let prelude {
            self.builtins.add(prelude) { [unowned self] source, beneath in load(source, beneath: beneath) }
        }
    }

    deinit {
        state.deinitialize(count: 1)
        state.deallocate()
        slotBase.deallocate()
        cellBase.deallocate()
    }

    /// Unbinds every global of the session and of its modules.
    func forget() {
        lastValue = nil
        for module in modules.loaded.values { module.scope.forget() }
        modules = ModuleTable()
        caught = CaughtErrors()
        builtins.prelude?.forget()
        globals.forget()
    }

    // MARK: top level

    func execute(_ statement: Statement) throws -> Value? {
        if statement.code == nil { try compile([statement], scope: globals) }
        guard let code = statement.code else { return nil }
        var result = Value.none
        try entered {
            let frame = topFrame(nil)
            _ = try statement.isExpression ? code.node.finish(frame, &result) : code.node.execute(frame)
        }
        guard statement.isExpression else { return nil }
        if case .none = result { return nil }
        lastValue = result
        return statement.isSilent ? nil : result
    }

    private func topFrame(_ function: ScriptFunction?) -> Frame {
        Frame(slots: state.pointee.topSlot, cells: state.pointee.topCell, machine: self, function: function)
    }

    /// Runs something from outside; learns where the stack of this thread ends unless it is already running.
    func entered<Result>(_ run: () throws -> Result) throws -> Result {
        if state.pointee.depth == 0 {
            state.pointee.stackLimit = StackLimit.ofCurrentThread()
            state.pointee.maximumDepth = host.maximumDepth
        }
        return try run()
    }

    func checkInterrupt() throws { try host.checkInterrupt() }

    // MARK: calls

    /// Calls a function of the script with values in the order of its parameters, a variadic's as a list.
    func invoke(_ function: ScriptFunction, _ values: [Value], at span: Span?) throws -> Value {
        let (slotCount, cellCount) = (function.slotCount, function.cellCount)
        return try entered {
            guard state.pointee.hasRoom(slotCount, cellCount) else { throw tooDeep(span) }
            let frame = topFrame(function)
            state.pointee.push(slotCount, cellCount)
            defer { state.pointee.pop(slotCount, cellCount) }
            for (index, value) in values.prefix(function.code.parameters.count).enumerated() {
                frame.slots[index] = value
            }
            try frame.tick(at: span)
            function.code.moveParameters(frame)
            do {
                return try function.body.evaluate(frame)
            } catch var error as ScriptError {
                leave(function.code, &error, at: span)
                throw error
            }
        }
    }

    /// Notes that an error left a function. What is wrong inside of the standard library is shown at the call that led
    /// into it.
    func leave(_ code: FunctionCode, _ error: inout ScriptError, at span: Span?) {
        error.addCall(code.name, span)
        error.leave(code)
        guard let span, !span.source.isLibrary else { return }
        if code.span.source.isLibrary, error.span?.source.isLibrary == true { error.moveOut(to: span) }
    }

    func tooDeep(_ span: Span?) -> ScriptError {
        ScriptError(
            "recursion", "functions call each other more than \(state.pointee.depth) deep",
            notes: ["does the function that calls itself ever stop?"], span: span)
    }

    /// Runs the body of a layer and keeps what it bound.
    func construct(_ constructor: LayerConstructor, _ values: [Value], at span: Span?) throws -> LayerInstance {
        let result = try invoke(constructor.body, values, at: span)
        guard case .function(let callable) = result, let instance = callable as? LayerInstance else {
            throw LayerInstanceNode.withoutCall(constructor.name).located(span)
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

/// Where a running function finds its variables. A few words without counted references, passed down by value.
struct Frame {
    let slots: UnsafeMutablePointer<Value?>
    let cells: UnsafeMutablePointer<Cell?>
    let state: UnsafeMutablePointer<MachineState>
    private let machineReference: Unmanaged<Machine>
    /// nil at a top level.
    private let functionReference: Unmanaged<ScriptFunction>?

    init(
        slots: UnsafeMutablePointer<Value?>, cells: UnsafeMutablePointer<Cell?>, machine: Machine,
        function: ScriptFunction?
    ) {
        self.slots = slots
        self.cells = cells
        state = machine.state
        machineReference = .passUnretained(machine)
        functionReference = function.map { .passUnretained($0) }
    }

    private init(
        slots: UnsafeMutablePointer<Value?>, cells: UnsafeMutablePointer<Cell?>, caller: Frame,
        function: ScriptFunction
    ) {
        self.slots = slots
        self.cells = cells
        state = caller.state
        machineReference = caller.machineReference
        functionReference = .passUnretained(function)
    }

    var machine: Machine { machineReference.takeUnretainedValue() }
    var function: ScriptFunction? { functionReference?.takeUnretainedValue() }

    /// The value of a variable that the running function captured.
    @inline(__always)
    func captured(_ index: Int) -> Value? {
        functionReference?._withUnsafeGuaranteedRef { $0.captures[index].value }
    }

    /// Looks now and then whether the user asked to stop; in every round of a loop and every call.
    @inline(__always)
    func tick(at span: @autoclosure () -> Span?) throws {
        state.pointee.ticks &+= 1
        if state.pointee.ticks & 63 == 0 { try look(span()) }
    }

    @inline(never)
    private func look(_ span: Span?) throws {
        do {
            try machineReference._withUnsafeGuaranteedRef { try $0.checkInterrupt() }
        } catch {
            throw machine.located(error, span)
        }
    }

    func takeReturned() -> Value {
        let value = state.pointee.returned
        state.pointee.returned = .none
        return value
    }

    /// Calls a function of the script whose arguments are as many as its parameters, writing them into its frame at once.
    func call(_ function: ScriptFunction, _ arguments: Children, _ node: Node) throws -> Value {
        let slotCount = function.slotCount
        let cellCount = function.cellCount
        let base = state.pointee.topSlot
        guard state.pointee.hasRoom(slotCount, cellCount) else { throw machine.tooDeep(node.span) }
        state.pointee.push(slotCount, cellCount)
        defer { state.pointee.pop(slotCount, cellCount) }
        for index in 0..<arguments.count { base[index] = try arguments[index].evaluate(self) }
        try tick(at: node.span)
        let cells = state.pointee.topCell - cellCount
        let frame = Frame(slots: base, cells: cells, caller: self, function: function)
        if cellCount > 0 { function.code.moveParameters(frame) }
        do {
            return try function.body.evaluate(frame)
        } catch {
            throw traced(error, function, node)
        }
    }

    @inline(never)
    private func traced(_ error: any Error, _ function: ScriptFunction, _ node: Node) -> any Error {
        guard var known = error as? ScriptError else { return error }
        machine.leave(function.code, &known, at: node.span)
        return known
    }
}

/// How a statement ended.
enum Flow {
    case normal, breakLoop, continueLoop, returnValue
}

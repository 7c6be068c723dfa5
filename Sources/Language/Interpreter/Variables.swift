/// `3`, `"text"`
final class ConstantNode: Node {
    let value: Value

    init(_ value: Value, _ span: Span) {
        self.value = value
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws -> Value { value }
}

/// A variable of the running function.
final class LocalNode: Node {
    let slot: Int
    let name: String

    init(_ slot: Int, _ name: String, _ span: Span) {
        self.slot = slot
        self.name = name
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        if let value = frame.slots[slot] { return value }
        throw unbound(name, span)
    }
}

/// A variable of the running function that a function inside captured.
final class CellNode: Node {
    let index: Int
    let name: String

    init(_ index: Int, _ name: String, _ span: Span) {
        self.index = index
        self.name = name
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        if let value = frame.cells[index]?.value { return value }
        throw unbound(name, span)
    }
}

/// A variable of a function around the running one.
final class CapturedNode: Node {
    let index: Int
    let name: String

    init(_ index: Int, _ name: String, _ span: Span) {
        self.index = index
        self.name = name
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        if let value = frame.captured(index) { return value }
        throw unbound(name, span)
    }
}

/// A name of the top level, or else a built-in.
final class GlobalNode: Node {
    let scope: GlobalScope
    let slot: Int
    let name: String
    let fallback: Value?

    init(_ scope: GlobalScope, _ slot: Int, _ name: String, _ span: Span) {
        self.scope = scope
        self.slot = slot
        self.name = name
        fallback = scope.builtin(name)
        super.init(span)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        if let value = scope.slots[slot] { return value }
        if let fallback { return fallback }
        throw unbound(name, span)
    }
}

/// The running function, by its own name.
final class OwnFunctionNode: Node {
    override func evaluate(_ frame: Frame) throws -> Value {
        guard let function = frame.function else { return .none }
        return .function(function)
    }
}

/// What the line that begins with `|>` continues.
final class LastValueNode: Node {
    override func evaluate(_ frame: Frame) throws -> Value {
        if let value = frame.machine.lastValue { return value }
        throw ScriptError("name", "there is no value above for `|>` to continue", span: span)
    }
}

private func unbound(_ name: String, _ span: Span) -> ScriptError {
    ScriptError(
        "name", "`\(name)` has no value yet", notes: ["it is assigned further down, or was not reached"], span: span)
}

/// Where an assignment writes.
enum Binding {
    case local(Int)
    case cell(Int)
    case global(GlobalScope, Int)

    func store(_ value: Value, _ frame: Frame) {
        switch self {
        case .local(let slot): frame.slots[slot] = value
        case .cell(let index): frame.cells[index]?.value = value
        case .global(let scope, let slot):
            scope.slots[slot] = value
            scope.changeCount &+= 1
        }
    }

    /// Puts back what `take` took out and nothing changed.
    func restore(_ value: Value, _ frame: Frame) {
        if case .global(let scope, let slot) = self { scope.slots[slot] = value } else { store(value, frame) }
    }

    func load(_ frame: Frame) -> Value? {
        switch self {
        case .local(let slot): frame.slots[slot]
        case .cell(let index): frame.cells[index]?.value
        case .global(let scope, let slot): scope.slots[slot]
        }
    }

    /// Takes the value out, so that it can be changed in place where nobody else holds it.
    func take(_ frame: Frame) -> Value? {
        var value: Value?
        switch self {
        case .local(let slot): swap(&value, &frame.slots[slot])
        case .cell(let index):
            guard let cell = frame.cells[index] else { return nil }
            swap(&value, &cell.value)
        case .global(let scope, let slot): swap(&value, &scope.slots[slot])
        }
        return value
    }
}

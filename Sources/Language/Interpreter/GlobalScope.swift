/// The names of one top level: a session's, or a module's. Each has a slot for good, bound or not.
final class GlobalScope {
    private(set) var names: [String] = []
    private var indices: [String: Int] = [:]
    /// How often a script has bound a name here, or changed a part of what it holds.
    var changeCount = 0
    /// A growing array behind a pointer, so that code reads a global without a check of uniqueness.
    private(set) var slots: UnsafeMutablePointer<Value?>
    private var capacity = 64
    /// Where a name that is built in as well was first bound.
    private var covers: [String: Span] = [:]
    /// The built-in of the same name, which stands until a slot is bound.
    private let builtins: BuiltinTable

    init(builtins: BuiltinTable) {
        self.builtins = builtins
        slots = .allocate(capacity: capacity)
        slots.initialize(repeating: nil, count: capacity)
    }

    deinit {
        forget()
        slots.deinitialize(count: capacity)
        slots.deallocate()
    }

    /// Unbinds every name.
    func forget() {
        var values = names.indices.compactMap { slots[$0] }
        for index in names.indices { slots[index] = nil }
        DeepRelease.release(&values)
    }

    /// The slot of a name, made if there is none.
    func slot(_ name: String) -> Int {
        if let index = indices[name] { return index }
        if names.count == capacity { grow() }
        indices[name] = names.count
        names.append(name)
        return names.count - 1
    }

    private func grow() {
        let larger = UnsafeMutablePointer<Value?>.allocate(capacity: 2 * capacity)
        larger.moveInitialize(from: slots, count: capacity)
        (larger + capacity).initialize(repeating: nil, count: capacity)
        slots.deallocate()
        slots = larger
        capacity *= 2
    }

    func isBound(_ name: String) -> Bool { indices[name].map { slots[$0] != nil } ?? false }
    func builtin(_ name: String) -> Value? { builtins[name] }
    func isBuiltin(_ name: String) -> Bool { builtins.contains(name) }
    var builtinNames: [String] { builtins.names }
    func value(of name: String) -> Value? { indices[name].flatMap { slots[$0] } }

    /// Notes that a name is bound here which may be built in.
    func noteCover(_ name: NameSyntax) {
        if isBuiltin(name.name), covers[name.name] == nil { covers[name.name] = name.span }
    }
    func coverPlace(of name: String) -> Span? { covers[name] }

    func bind(_ value: Value?, _ name: String) { slots[slot(name)] = value }

    /// In the order of their slots, which is the order in which the source first named them.
    var boundNames: [String] { names.indices.filter { slots[$0] != nil }.map { names[$0] } }
}

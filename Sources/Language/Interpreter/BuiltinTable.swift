/// The names beneath every top level: what the host brings, and what its prelude defines.
final class BuiltinTable {
    private let values: [String: Value]
    private(set) var prelude: Prelude?

    init(_ values: [String: Value]) { self.values = values }

    /// Puts a prelude over the host's values; its own top level sees those alone, and itself.
    func add(_ source: Source, load: @escaping (_ source: Source, _ beneath: BuiltinTable) -> GlobalScope) {
        let beneath = BuiltinTable(values)
        prelude = Prelude(source) { load($0, beneath) }
    }

    subscript(name: String) -> Value? { prelude?.value(of: name) ?? values[name] }

    /// Whether the name is built in; a prelude is not run for it.
    func contains(_ name: String) -> Bool { prelude?.defines(name) == true || values[name] != nil }

    var names: [String] { (prelude?.names ?? []) + values.keys }
}

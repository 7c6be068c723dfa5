/// A name bound in a function's scope, and where its value lives while the function runs.
final class Variable {
    let name: String
    /// A function inside captured it, so it lives in a cell.
    var isCaptured = false
    /// How many places bind it.
    var bindings = 0
    /// The `def` that binds it, when one does.
    var definition: FunctionSyntax?
    /// Its slot, or its cell when captured.
    var index = 0

    init(_ name: String) { self.name = name }

    /// Bound by one `def` only: inside that function its own name is the running function itself.
    var isPlainDefinition: Bool { definition != nil && bindings == 1 }
}

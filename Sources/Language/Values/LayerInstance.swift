/// A layer written in the language, with its sub-layers and parameters; calling it runs its `def call`.
public final class LayerInstance: Callable {
    public let constructorName: String
    /// What the body bound, in order: sub-layers, parameters, whatever else. Functions declared with `def` are not in it.
    public let bindings: [(name: String, value: Value)]
    private let function: ScriptFunction
    private let training: Cell

    init(constructorName: String, bindings: [(name: String, value: Value)], function: ScriptFunction, training: Cell) {
        self.constructorName = constructorName
        self.bindings = bindings
        self.function = function
        self.training = training
    }

    public var typeName: String { "layer" }

    public var signature: Signature {
        Signature(constructorName, function.signature.parameters)
    }

    /// What `training` reads inside; set for the script's own sub-layers as well.
    public var isTraining: Bool {
        get {
            if case .boolean(true)? = training.value { return true }
            return false
        }
        set {
            training.value = .boolean(newValue)
            for binding in bindings { Self.setTraining(newValue, binding.value) }
        }
    }

    private static func setTraining(_ isTraining: Bool, _ value: Value) {
        switch value {
        case .function(let callable): (callable as? LayerInstance)?.isTraining = isTraining
        case .list(let list): list.elements.forEach { setTraining(isTraining, $0) }
        case .record(let record): record.values.forEach { setTraining(isTraining, $0) }
        default: break
        }
    }

    public func call(_ arguments: Arguments, _ context: CallContext) throws -> Value {
        try function.call(arguments, context)
    }

    /// Calls it from the host, positional arguments only.
    public func callAsFunction(_ arguments: Value...) throws -> Value {
        try function.machine.call(self, arguments, named: [], span: nil)
    }

    /// `instance.project`
    public func member(_ name: String) -> Value? { bindings.last { $0.name == name }?.value }
}

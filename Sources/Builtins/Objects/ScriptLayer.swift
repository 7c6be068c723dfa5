import Foundations
import Language
import Networks
import Tensors

/// A layer written in the language, used where a built-in layer or modulation is.
///
/// Its parameters are what its body bound: `parameter(…)` and layers, under the names they were given there.
final class ScriptLayer: Layer, Modulation {
    let instance: LayerInstance
    private let context: any CallContext

    init(_ instance: LayerInstance, _ context: any CallContext) {
        self.instance = instance
        self.context = context
    }

    var summaryLine: String { instance.constructorName }

    var namedParameters: NamedParameters { Self.parameters(of: instance.bindings) }

    func callAsFunction(_ x: Tensor, _ pass: Pass) throws -> Tensor {
        try run([.object(x)], pass)
    }

    func callAsFunction(_ x: Tensor, _ z: Tensor, _ pass: Pass) throws -> Tensor {
        let y = try run([.object(x), .object(z)], pass)
        guard y.shape == x.shape else {
            throw Problem(
                .shape, "the layer \(instance.constructorName) turned x of shape \(x.shape) into shape \(y.shape)",
                remedy: "a modulation must give a tensor of the shape of x")
        }
        return y
    }

    private func run(_ inputs: [Value], _ pass: Pass) throws -> Tensor {
        try ScriptPass.$running.withValue(ScriptPass.Running(pass: pass)) {
            instance.isTraining = pass.isTraining
            let result = try context.call(instance, inputs, named: [])
            guard let tensor = try result.asTensor else {
                throw Problem(
                    .type, "the layer \(instance.constructorName) gave \(result.typePhrase) where a tensor is needed",
                    remedy: "the last expression of its def call is what it gives")
            }
            return tensor
        }
    }

    private static func parameters(of bindings: [(name: String, value: Value)]) -> NamedParameters {
        bindings.flatMap { parameters($0.name, $0.value) }
    }

    private static func parameters(_ name: String, _ value: Value) -> NamedParameters {
        let found: NamedParameters
        switch value {
        case .object(let parameter as ParameterObject): return [(name, parameter.parameter)]
        case .function(let layer as LayerObject): found = layer.layer.namedParameters
        case .function(let layer as ModulationObject): found = layer.modulation.namedParameters
        case .function(let layer as LayerInstance): found = parameters(of: layer.bindings)
        case .list(let list):
            found = list.elements.enumerated().flatMap { parameters("\($0.offset)", $0.element) }
        case .record(let record): found = record.fields.flatMap { parameters($0.key.text, $0.value) }
        default: return []
        }
        return found.map { ("\(name).\($0.0)", $0.1) }
    }
}

/// Makes a layer of the language for every place of a network that asks for a modulation.
struct ScriptModulationFactory: ModulationFactory {
    let constructor: LayerConstructor
    let context: any CallContext

    var name: String { constructor.signature.name }

    func make(channels: Int, conditionSize: Int, stream: inout RandomStream) throws -> (any Modulation)? {
        let value = try context.call(constructor, [.integer(channels), .integer(conditionSize)], named: [])
        guard case .function(let callable) = value, let instance = callable as? LayerInstance else { return nil }
        return ScriptLayer(instance, context)
    }
}

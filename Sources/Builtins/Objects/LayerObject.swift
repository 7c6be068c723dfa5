import Foundations
import Language
import Networks
import Tensors

/// A built-in layer as a value: called with a tensor, it gives the layer's output.
final class LayerObject: Callable {
    let layer: any Layer
    let signature: Signature

    var summary: String { "layer \(layer.summaryLine)" }

    init(_ layer: any Layer, name: String) {
        self.layer = layer
        signature = Signature(name, [.init("x")])
    }

    var typeName: String { "layer" }

    func call(_ arguments: Arguments, _ context: any CallContext) throws -> Value {
        let x = try arguments.tensor("x")
        return .object(try reporting(arguments, context) { try layer(x, ScriptPass.current) })
    }
}

/// A built-in modulation as a value: called with activations and a condition.
final class ModulationObject: Callable {
    let modulation: any Modulation
    let signature: Signature

    var summary: String { "layer \(modulation.summaryLine)" }

    init(_ modulation: any Modulation, name: String) {
        self.modulation = modulation
        signature = Signature(name, [.init("x"), .init("z")])
    }

    var typeName: String { "layer" }

    func call(_ arguments: Arguments, _ context: any CallContext) throws -> Value {
        let x = try arguments.tensor("x")
        let z = try arguments.tensor("z")
        return .object(try reporting(arguments, context) { try modulation(x, z, ScriptPass.current) })
    }
}

/// The pass that layers called from a script belong to.
enum ScriptPass {
    /// Set while a network runs a layer written in the language; outside, a pass of its own without dropout.
    static var current: Pass { running?.pass ?? Pass() }
    @TaskLocal static var running: Running?

    /// A pass is used by the thread that runs the interpreter and by no other.
    struct Running: @unchecked Sendable {
        let pass: Pass
    }
}

/// Runs `body`; what rooms below throw is reported with the caret at the argument or the call.
func reporting<Result>(_ arguments: Arguments, _ context: any CallContext, _ body: () throws -> Result) throws -> Result
{
    do { return try body() } catch {
        throw ScriptError.describing(error, arguments: arguments, call: context.span) ?? error
    }
}

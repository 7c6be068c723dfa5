import Catalogue
import Foundations
import Language
import Losses
import Networks
import Tensors

/// Losses: every type in `LossesCatalogue` becomes a function of its entry's name.
enum LossFunctions {
    static func losses() -> [(String, Value)] {
        LossesCatalogue.region.map { type in (type.entry.name, .function(RegionLossFunction(type))) }
    }

    /// The loss that a trainer is given: `dice`, `dice(exponent: 1)`, or a function of the script.
    static func regionLoss(_ value: Value, argument: String, context: any CallContext) throws -> any RegionLoss {
        switch value {
        case .string(let name):
            if let type = LossesCatalogue.region.first(where: { $0.entry.name == name }) { return try type.init([:]) }
        case .function(let function as RegionLossFunction): return try function.configured()
        case .function(let function): return ScriptLoss(function: function, context: context)
        default: break
        }
        throw Problem(
            .type, "expected a loss, found \(value.typePhrase)", remedy: "as in dice, or a function of (p, y)",
            argument: argument)
    }
}

/// A loss as a value: called with probabilities and target it gives the loss, with options alone a loss with these.
final class RegionLossFunction: Callable {
    let type: any CataloguedRegionLoss.Type
    let signature: Signature
    private let options: [String: Literal]

    init(_ type: any CataloguedRegionLoss.Type, options: [String: Literal] = [:]) {
        self.type = type
        self.options = options
        var signature = Signature(type.entry)
        for index in signature.parameters.indices.prefix(2) { signature.parameters[index].defaultValue = Value.none }
        self.signature = signature
    }

    var typeName: String { "loss" }

    /// "loss dice(exponent: 1)": the options that were given.
    var summary: String {
        let given = signature.parameters.compactMap { parameter in
            options[parameter.name].map { "\(parameter.name): \($0)" }
        }
        return "loss \(signature.name)" + (given.isEmpty ? "" : "(\(given.joined(separator: ", ")))")
    }

    func configured() throws -> any RegionLoss { try type.init(options) }

    func call(_ arguments: Arguments, _ context: any CallContext) throws -> Value {
        try reporting(arguments, context) {
            var options = options
            for parameter in signature.parameters.dropFirst(2) where parameter.name != "mask" {
                guard arguments.isGiven(parameter.name) else { continue }
                guard let literal = try arguments.value(parameter.name).literal else {
                    throw arguments.mismatch(parameter.name, "a number, a string, true or false")
                }
                options[parameter.name] = literal
            }
            let names = signature.parameters.prefix(2).map(\.name)
            if names.allSatisfy({ arguments.isNone($0) }) {
                return .function(RegionLossFunction(try checked(options), options: options))
            }
            let hasMask = signature.parameters.contains { $0.name == "mask" }
            return .object(
                try type.init(options)(
                    try arguments.tensor(names[0]).asFloats(), try arguments.tensor(names[1]).asFloats(),
                    mask: hasMask ? try arguments.tensorOrNone("mask") : nil))
        }
    }

    private func checked(_ options: [String: Literal]) throws -> any CataloguedRegionLoss.Type {
        _ = try type.init(options)
        return type
    }
}

/// A loss written in the language: a function of probabilities and target that gives a number.
///
/// Called where the interpreter runs and nowhere else, whatever `RegionLoss` allows; hence unchecked.
struct ScriptLoss: RegionLoss, @unchecked Sendable {
    let function: any Callable
    let context: any CallContext

    func callAsFunction(_ probabilities: Tensor, _ target: Tensor, mask: Tensor?) throws -> Tensor {
        var arguments: [Value] = [.object(probabilities), .object(target)]
        if let mask, function.signature.parameters.contains(where: { $0.name == "mask" }) {
            arguments.append(.object(mask))
        }
        guard let loss = try context.call(function, arguments, named: []).asTensor, loss.count == 1 else {
            throw Problem(.type, "the loss \(function.signature.name) must give a single number")
        }
        return loss
    }
}

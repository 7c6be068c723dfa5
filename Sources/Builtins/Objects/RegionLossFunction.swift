import Catalogue
import Foundations
import Language
import Losses
import Tensors

/// A loss as a value: called with probabilities and target it gives the loss, with options alone a loss with these.
final class RegionLossFunction: LossFunction {
    let type: any CataloguedRegionLoss.Type
    let signature: Signature
    private let options: [String: Literal]

    init(_ type: any CataloguedRegionLoss.Type, options: [String: Literal] = [:]) {
        self.type = type
        self.options = options
        signature = .ofLoss(type.entry)
    }

    var summary: String { signature.lossSummary(options) }

    func configured() throws -> AnyLoss { .region(try type.init(options)) }

    func call(_ arguments: Arguments, _ context: any CallContext) throws -> Value {
        try reporting(arguments, context) {
            let options = try arguments.lossOptions(besides: ["mask"], over: options)
            let names = signature.parameters.prefix(2).map(\.name)
            let loss = try type.init(options)
            if names.allSatisfy({ arguments.isNone($0) }) {
                return .function(RegionLossFunction(type, options: options))
            }
            try arguments.requireOneGrid()
            let hasMask = signature.parameters.contains { $0.name == "mask" }
            return .object(
                try loss(
                    try arguments.tensor(names[0]).asFloats(), try arguments.tensor(names[1]).asFloats(),
                    mask: hasMask ? try arguments.tensorOrNone("mask") : nil))
        }
    }
}

extension Signature {
    /// That of a loss: without its first two arguments a call makes a loss with options.
    static func ofLoss(_ entry: Entry) -> Signature {
        var signature = Signature(entry)
        for index in signature.parameters.indices.prefix(2) { signature.parameters[index].defaultValue = Value.none }
        return signature
    }

    /// "loss dice(exponent: 1)": the options that were given.
    func lossSummary(_ options: [String: Literal]) -> String {
        let given = parameters.compactMap { parameter in options[parameter.name].map { "\(parameter.name): \($0)" } }
        return "loss \(name)" + (given.isEmpty ? "" : "(\(given.joined(separator: ", ")))")
    }
}

extension Arguments {
    /// What a call of a loss gives besides its first two arguments, over the options that the loss had already.
    func lossOptions(besides others: Set<String>, over options: [String: Literal]) throws -> [String: Literal] {
        var options = options
        for parameter in signature.parameters.dropFirst(2) where !others.contains(parameter.name) {
            guard isGiven(parameter.name) else { continue }
            guard let literal = try value(parameter.name).literal else {
                throw mismatch(parameter.name, "a number, a string, a list, a record, true or false")
            }
            options[parameter.name] = literal
        }
        return options
    }
}

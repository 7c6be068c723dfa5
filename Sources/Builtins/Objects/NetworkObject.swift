import Foundations
import Language
import Networks
import Tensors

/// A network as a value of the language; a reference, as training changes it.
public final class NetworkObject: HasMembers {
    public let network: any Network

    init(_ network: any Network) { self.network = network }

    public var typeName: String { "network" }
    public var summary: String { "\(network.title), \(network.parameterCount) parameters" }
    public var callRemedy: String? { "predict(net, image) gives the probability of each region" }
    public var digest: String? { String(network.stateDigest.prefix(16)) }
    public var memberNames: [String] {
        ["regions", "output", "parameters", "dims", "levels", "channels", "has_dropout"]
    }

    public func member(_ name: String) throws -> Value? {
        switch name {
        case "regions": .strings(network.regions)
        case "output": .string(network.output.name)
        case "parameters":
            .record(Record(network.namedParameters.map { (.name($0.0), .object($0.1.value)) }))
        case "dims": .integer(network.dims)
        case "levels": .integer(network.levels)
        case "channels": .integer(network.channelsIn)
        case "has_dropout": .boolean(network.hasDropout)
        default: nil
        }
    }
}

extension NetworkOutput {
    /// In a few words: what `net.output` is.
    var name: String {
        switch self {
        case .region: "region"
        case .regions: "regions"
        case .leaves: "leaves"
        case .foregroundLeaves: "foreground leaves"
        case .channels: "channels"
        }
    }
}

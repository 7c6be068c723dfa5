import Foundations
import Tensors

/// The values of all parameters of a network at one moment.
public struct NetworkState {
    public let values: [(name: String, value: Tensor)]
}

extension Network {
    /// The state now; cheap, since tensors copy on write.
    public func snapshot() -> NetworkState {
        NetworkState(values: namedParameters.map { ($0.0, $0.1.value) })
    }

    /// Takes a state of the same network back; throws where names or shapes differ and then changes nothing.
    public func restore(_ state: NetworkState) throws {
        let parameters = namedParameters
        guard parameters.count == state.values.count else {
            throw Problem(
                .state, "the state has \(state.values.count) parameters, the network \(parameters.count)",
                remedy: "restore a state of the same network")
        }
        for ((name, parameter), saved) in zip(parameters, state.values)
        where name != saved.name || parameter.value.shape != saved.value.shape {
            throw Problem(
                .state,
                "the state has \(saved.name) \(text(saved.value.shape)) where the network has \(name) "
                    + text(parameter.value.shape),
                remedy: "restore a state of the same network")
        }
        for ((_, parameter), saved) in zip(parameters, state.values) { parameter.value = saved.value }
    }

    /// SHA-256 over names, shapes and bits of all parameters.
    public var stateDigest: String {
        var digest = Digest()
        for (name, parameter) in namedParameters {
            digest.update("\(name) ")
            digest.update(parameter.value.digestBytes)
        }
        return digest.finalized()
    }
}

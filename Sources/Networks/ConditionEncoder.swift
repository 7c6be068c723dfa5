import Foundations
import Tensors

/// The auxiliary network: dense layers with leaky ReLU 0.2 that turn a one-hot region into an embedding.
///
/// `[n, regions]` to `[n, 64]`; 4 layers of 64. Source: Billot et al. (CoNeMOS), MIDL 2024.
public final class ConditionEncoder: Layer {
    public static let width = 64
    public static let depth = 4
    private static let activation = Activation.leakyRelu(slope: 0.2)

    public let inputs: Int
    public let layers: [Dense]

    public init(inputs: Int, stream: inout RandomStream) throws {
        self.inputs = inputs
        var layers: [Dense] = []
        for index in 0..<Self.depth {
            layers.append(
                try Dense(
                    inputs: index == 0 ? inputs : Self.width, outputs: Self.width, activation: Self.activation,
                    // A one-hot row has one active input, however many regions there are.
                    deviation: index == 0 ? 1 : nil, stream: &stream))
        }
        self.layers = layers
    }

    public var namedParameters: NamedParameters {
        layers.enumerated().flatMap { prefixed("dense.\($0.offset)", $0.element.namedParameters) }
    }

    public var summaryLine: String { "dense \(inputs) → \(Self.depth) × \(Self.width), leaky_relu 0.2" }

    public func callAsFunction(_ condition: Tensor, _ pass: Pass) throws -> Tensor {
        var z = condition
        for layer in layers { z = try Self.activation(layer(z)) }
        return z
    }
}

import Catalogue
import Foundations
import Tensors

/// Feature-wise linear modulation: y = (1 + gamma) x + beta with (gamma, beta) = z W + b.
///
/// x `[n, …, channels]`, z `[n, condition size]`; gamma and beta `[n, channels]` are the halves of a dense layer's
/// output. Its weights carry an L2 penalty of 1e-5.
/// Source: Perez et al., AAAI 2018; Billot et al. (CoNeMOS), MIDL 2024.
public final class FiLM: Modulation {
    public let channels: Int
    public let dense: Dense

    public init(channels: Int, conditionSize: Int, stream: inout RandomStream) throws {
        try Sizes.require(channels, named: "channels")
        try Sizes.require(conditionSize, named: "condition_size")
        self.channels = channels
        dense = try Dense(
            inputs: conditionSize, outputs: 2 * channels,
            deviation: (1 / (3 * Double(conditionSize))).squareRoot(), penalty: 1e-5, stream: &stream)
    }

    public var namedParameters: NamedParameters { dense.namedParameters }
    public var summaryLine: String { "film \(dense.inputs) → 2 × \(channels)" }

    public func callAsFunction(_ x: Tensor, _ z: Tensor, _ pass: Pass) throws -> Tensor {
        let (gamma, beta) = try factors(for: x.shape, z, pass)
        return try x.film(gamma, beta)
    }

    /// Gamma and beta `[n, channels]` for activations of a shape, told to the pass's recorder.
    func factors(for shape: [Int], _ z: Tensor, _ pass: Pass) throws -> (gamma: Tensor, beta: Tensor) {
        guard shape.last == channels, shape.count >= 2, z.shape == [shape[0], dense.inputs] else {
            throw Problem(
                .shape, "film of \(channels) channels got x of shape \(text(shape)) and z of shape \(text(z.shape))",
                remedy: "it takes x [n, …, \(channels)] and z [n, \(dense.inputs)]", argument: "x")
        }
        let factors = try coefficients(z, channels: channels)
        pass.recorder?(pass.place, factors.gamma, factors.beta)
        return factors
    }

    public func coefficients(_ z: Tensor, channels: Int) throws -> (gamma: Tensor, beta: Tensor) {
        let both = try dense(z).split(2, axis: -1)
        return (both[0], both[1])
    }

    public static let entry = Entry(
        "film", room: "networks",
        [
            Catalogue.Parameter("channels", "integer", "channels of the activations"),
            Catalogue.Parameter("condition_size", "integer", "length of the condition"),
        ],
        result: "layer: x [n, …, channels] and z [n, condition_size] to tensor [n, …, channels]",
        summary: "Feature-wise linear modulation: scales and shifts every channel as the condition says.",
        formula: "(gamma, beta) = z W + b;  y = (1 + gamma) x + beta;  penalty 1e-5 · (Σ W² + Σ b²)",
        source: "Perez et al., AAAI 2018; Billot et al., MIDL 2024",
        examples: [
            "f = film(2, 3)\nf(ones([1, 4, 4, 2]), tensor([[0.0, 1.0, 0.0]]))",
            "organs = hierarchy({liver: 1, spleen: 2})\nunet(levels: 2, features: 4, condition: organs, modulation: film)",
        ],
        keywords: ["modulation", "conditioning", "gamma", "beta"])
}

/// Makes `FiLM` for every place.
public struct FiLMFactory: ModulationFactory {
    public init() {}
    public var name: String { "film" }
    public func make(channels: Int, conditionSize: Int, stream: inout RandomStream) throws -> (any Modulation)? {
        try FiLM(channels: channels, conditionSize: conditionSize, stream: &stream)
    }
}

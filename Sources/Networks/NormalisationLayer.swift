import Catalogue
import Foundations
import Tensors

/// A normalisation over x `[n, …, channels]`, with a scale and a shift of its own where nothing modulates it.
public protocol NormalisationLayer: CataloguedLayer {
    var affine: ChannelScale { get }
    /// Normalises, then (1 + gamma) · x + beta where they are given, then a leaky ReLU of a slope (1: none), in one
    /// operation.
    func callAsFunction(
        _ x: Tensor, gamma: Tensor?, beta: Tensor?, slope: Double, _ pass: Pass
    ) throws -> Tensor
}

/// A normalisation that takes mean and variance from what it is given, in training and otherwise.
public protocol ScopedNormalisation: NormalisationLayer {
    var scope: NormalisationScope { get }
}

extension ScopedNormalisation {
    public func callAsFunction(
        _ x: Tensor, gamma: Tensor?, beta: Tensor?, slope: Double, _ pass: Pass
    ) throws -> Tensor {
        try x.normalisedFilm(gamma, beta, over: scope, epsilon: Normalisation.epsilon, slope: slope)
    }
}

extension NormalisationLayer {
    public var scale: Parameter? { affine.scale }
    public var shift: Parameter? { affine.shift }
    public var namedParameters: NamedParameters { affine.namedParameters }

    public func callAsFunction(_ x: Tensor, _ pass: Pass) throws -> Tensor {
        let channels = affine.channels
        guard x.rank >= 3, x.shape.last == channels else {
            throw Problem(
                .shape, "a normalisation of \(channels) channels got a tensor of shape \(text(x.shape))",
                remedy: "it takes [n, …, \(channels)]", argument: "x")
        }
        return try self(x, gamma: scale.map { try $0.leaf - 1 }, beta: shift?.leaf, slope: 1, pass)
    }

    /// What all normalisations say of themselves; `further` stand between channels and affine.
    static func normalisationEntry(
        _ name: String, _ further: [Catalogue.Parameter] = [], summary: String, formula: String? = nil, source: String,
        example: String
    ) -> Entry {
        Entry(
            name, room: "networks",
            [Catalogue.Parameter("channels", "integer", "channels of the activations")] + further + [
                Catalogue.Parameter("affine", "boolean", default: false, "learns a scale and a shift per channel")
            ],
            result: "layer: tensor [n, …, channels] to the same shape", summary: summary,
            formula: formula ?? "y = (x − mean) / √(variance + 1e-5)", source: source, examples: [example],
            keywords: ["normalisation", "normalization"])
    }
}

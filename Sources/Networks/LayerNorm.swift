import Catalogue
import Foundations
import Tensors

/// Layer normalisation: y = (x − mean) / √(variance + 1e-5) per sample over space and channels, then scale and shift where
/// it is affine.
///
/// x `[n, …, channels]`; scale and shift `[channels]`. Source: Ba et al., Layer normalization, 2016.
public final class LayerNorm: NormalisationLayer {
    public let channels: Int
    public let scale: Parameter?
    public let shift: Parameter?

    public init(channels: Int, affine: Bool = false) throws {
        self.channels = channels
        (scale, shift) = try Self.affineParameters(channels, affine)
    }

    public var summaryLine: String { "layer norm" + (scale == nil ? "" : ", affine") }

    public func callAsFunction(
        _ x: Tensor, gamma: Tensor?, beta: Tensor?, slope: Double, _ pass: Pass
    ) throws -> Tensor {
        try x.normalisedFilm(gamma, beta, over: .layer, epsilon: Normalisation.epsilon, slope: slope)
    }

    public static let entry = Entry(
        "layer_norm", room: "networks",
        [
            Catalogue.Parameter("channels", "integer", "channels of the activations"),
            Catalogue.Parameter("affine", "boolean", default: false, "learns a scale and a shift per channel"),
        ],
        result: "layer: tensor [n, …, channels] to the same shape",
        summary: "Brings every sample to mean 0 and variance 1 over space and channels.",
        formula: "y = (x − mean) / √(variance + 1e-5)",
        source: "Ba et al., Layer normalization, 2016",
        examples: ["n = layer_norm(2)\nn(ones([1, 4, 4, 2]))"],
        keywords: ["normalisation", "normalization"])
}

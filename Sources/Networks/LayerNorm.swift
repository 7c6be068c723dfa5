import Catalogue
import Tensors

/// Layer normalisation: y = (x − mean) / √(variance + 1e-5) per sample over space and channels, then scale and shift where
/// it is affine.
///
/// x `[n, …, channels]`; scale and shift `[channels]`. Source: Ba et al., Layer normalization, 2016.
public final class LayerNorm: ScopedNormalisation {
    public let affine: ChannelScale
    public let scope = NormalisationScope.layer

    public init(channels: Int, affine: Bool = false) throws {
        self.affine = try ChannelScale(channels: channels, isLearned: affine)
    }

    public var summaryLine: String { "layer norm\(affine.suffix)" }

    public static let entry: Entry = normalisationEntry(
        "layer_norm", summary: "Brings every sample to mean 0 and variance 1 over space and channels.",
        source: "Ba et al., Layer normalization, 2016", example: "n = layer_norm(2)\nn(ones([1, 4, 4, 2]))")
}

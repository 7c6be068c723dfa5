import Catalogue
import Tensors

/// Instance normalisation: y = (x − mean) / √(variance + 1e-5) per sample and channel over space, then scale and shift
/// where it is affine.
///
/// x `[n, …, channels]`; scale and shift `[channels]`. Source: Ulyanov et al., Instance normalization, 2016.
public final class InstanceNorm: ScopedNormalisation {
    public let affine: ChannelScale
    public let scope = NormalisationScope.instance

    public init(channels: Int, affine: Bool = false) throws {
        self.affine = try ChannelScale(channels: channels, isLearned: affine)
    }

    public var summaryLine: String { "instance norm\(affine.suffix)" }

    public static let entry: Entry = normalisationEntry(
        "instance_norm", summary: "Brings every channel of every sample to mean 0 and variance 1 over space.",
        source: "Ulyanov et al., Instance normalization, 2016", example: "n = instance_norm(2)\nn(ones([1, 4, 4, 2]))")
}

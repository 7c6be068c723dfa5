import Catalogue
import Foundations
import Tensors

/// Group normalisation: y = (x − mean) / √(variance + 1e-5) per sample and group of channels over space, then scale and
/// shift where it is affine.
///
/// x `[n, …, channels]`; scale and shift `[channels]`. Source: Wu and He, Group normalization, ECCV 2018.
public final class GroupNorm: ScopedNormalisation {
    public let affine: ChannelScale
    public let groups: Int

    public init(channels: Int, groups: Int = 8, affine: Bool = false) throws {
        guard groups > 0, channels % groups == 0 else {
            throw Problem(
                .value, "\(channels) channels do not fall into \(groups) equal groups",
                remedy: "the number of groups must divide the number of channels", argument: "groups")
        }
        self.groups = groups
        self.affine = try ChannelScale(channels: channels, isLearned: affine)
    }

    public var scope: NormalisationScope { .group(groups) }
    public var summaryLine: String { "group norm, \(groups) groups\(affine.suffix)" }

    public static let entry: Entry = normalisationEntry(
        "group_norm",
        [Catalogue.Parameter("groups", "integer", default: 8, "of neighbouring channels that share a mean")],
        summary: "Brings every group of channels of every sample to mean 0 and variance 1 over space.",
        source: "Wu and He, Group normalization, ECCV 2018",
        example: "n = group_norm(4, groups: 2)\nn(ones([1, 4, 4, 4]))")
}

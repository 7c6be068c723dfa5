import Catalogue
import Foundations
import Tensors

/// Group normalisation: y = (x − mean) / √(variance + 1e-5) per sample and group of channels over space, then scale and
/// shift where it is affine.
///
/// x `[n, …, channels]`; scale and shift `[channels]`. Source: Wu and He, Group normalization, ECCV 2018.
public final class GroupNorm: NormalisationLayer {
    public let channels: Int
    public let scale: Parameter?
    public let shift: Parameter?
    public let groups: Int

    public init(channels: Int, groups: Int = 8, affine: Bool = false) throws {
        guard groups > 0, channels % groups == 0 else {
            throw Problem(
                .value, "\(channels) channels do not fall into \(groups) equal groups",
                remedy: "the number of groups must divide the number of channels", argument: "groups")
        }
        self.groups = groups
        self.channels = channels
        (scale, shift) = try Self.affineParameters(channels, affine)
    }

    public var summaryLine: String { "group norm, \(groups) groups" + (scale == nil ? "" : ", affine") }

    public func callAsFunction(
        _ x: Tensor, gamma: Tensor?, beta: Tensor?, slope: Double, _ pass: Pass
    ) throws -> Tensor {
        try x.normalisedFilm(gamma, beta, over: .group(groups), epsilon: Normalisation.epsilon, slope: slope)
    }

    public static let entry = Entry(
        "group_norm", room: "networks",
        [
            Catalogue.Parameter("channels", "integer", "channels of the activations"),
            Catalogue.Parameter("groups", "integer", default: 8, "of neighbouring channels that share a mean"),
            Catalogue.Parameter("affine", "boolean", default: false, "learns a scale and a shift per channel"),
        ],
        result: "layer: tensor [n, …, channels] to the same shape",
        summary: "Brings every group of channels of every sample to mean 0 and variance 1 over space.",
        formula: "y = (x − mean) / √(variance + 1e-5)",
        source: "Wu and He, Group normalization, ECCV 2018",
        examples: ["n = group_norm(4, groups: 2)\nn(ones([1, 4, 4, 4]))"],
        keywords: ["normalisation", "normalization"])
}

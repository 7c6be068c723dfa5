import Catalogue
import Foundations
import Tensors

/// Instance normalisation: y = (x − mean) / √(variance + 1e-5) per sample and channel over space, then scale and shift
/// where it is affine.
///
/// x `[n, …, channels]`; scale and shift `[channels]`. Source: Ulyanov et al., 2016.
public final class InstanceNorm: CataloguedLayer {
    public let channels: Int
    public let scale: Parameter?
    public let shift: Parameter?

    public init(channels: Int, affine: Bool = false) throws {
        try Sizes.require(channels, named: "channels")
        self.channels = channels
        scale = affine ? Parameter("scale", try .ones([channels])) : nil
        shift = affine ? Parameter("shift", try .zeros([channels])) : nil
    }

    public var namedParameters: NamedParameters {
        (scale.map { [("scale", $0)] } ?? []) + (shift.map { [("shift", $0)] } ?? [])
    }

    public var summaryLine: String { scale == nil ? "instance norm" : "instance norm, affine" }

    public func callAsFunction(_ x: Tensor, _ pass: Pass) throws -> Tensor {
        guard x.rank >= 3, x.shape.last == channels else {
            throw Problem(
                .shape, "instance norm of \(channels) channels got a tensor of shape \(text(x.shape))",
                remedy: "it takes [n, …, \(channels)]", argument: "x")
        }
        let y = try x.instanceNormalised(epsilon: Normalisation.epsilon)
        guard let scale, let shift else { return y }
        return try y * scale.leaf + shift.leaf
    }

    public static let entry = Entry(
        "instance_norm", room: "networks",
        [
            Catalogue.Parameter("channels", "integer", "channels of the activations"),
            Catalogue.Parameter("affine", "boolean", default: false, "learns a scale and a shift per channel"),
        ],
        result: "layer: tensor [n, …, channels] to the same shape",
        summary: "Brings every channel of every sample to mean 0 and variance 1 over space.",
        formula: "y = (x − mean) / √(variance + 1e-5)",
        source: "Ulyanov et al., Instance normalization, 2016",
        examples: ["n = instance_norm(2)\nn(ones([1, 4, 4, 2]))"],
        keywords: ["normalisation", "normalization"])
}

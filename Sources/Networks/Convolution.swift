import Catalogue
import Foundations
import Tensors

/// A convolution in 2 or 3 dimensions that keeps the spatial size (zeros outside).
///
/// x `[n, …, in]`, weight `[k, …, in, out]`, bias `[out]`, y `[n, …, out]`.
public final class Convolution: CataloguedLayer {
    public let dims: Int
    public let kernel: Int
    public let channelsIn: Int
    public let channelsOut: Int
    public let weight: Parameter
    public let bias: Parameter?
    public let precision: Precision

    public init(
        dims: Int, channelsIn: Int, channelsOut: Int, kernel: Int = 3, bias: Bool = true,
        activation: Activation = .none, precision: Precision = .float32, stream: inout RandomStream
    ) throws {
        guard dims == 2 || dims == 3 else {
            throw Problem(.value, "dims must be 2 or 3, found \(dims)", argument: "dims")
        }
        try Sizes.require(channelsIn, named: "channels_in")
        try Sizes.require(channelsOut, named: "channels_out")
        try Sizes.require(kernel, named: "kernel", atMost: 31)
        guard kernel % 2 == 1 else {
            throw Problem(
                .value, "kernel must be odd to keep the size of the image, found \(kernel)", argument: "kernel")
        }
        self.dims = dims
        self.kernel = kernel
        self.channelsIn = channelsIn
        self.channelsOut = channelsOut
        self.precision = precision
        let shape = [Int](repeating: kernel, count: dims) + [channelsIn, channelsOut]
        weight = Parameter("weight", try Initialisation.he(shape, slope: activation.slope, stream: &stream))
        self.bias = bias ? Parameter("bias", try .zeros([channelsOut])) : nil
    }

    public var namedParameters: NamedParameters {
        [("weight", weight)] + (bias.map { [("bias", $0)] } ?? [])
    }

    public var summaryLine: String {
        let size = [String](repeating: "\(kernel)", count: dims).joined(separator: "×")
        return "convolution \(size), \(channelsIn) → \(channelsOut)"
    }

    public func callAsFunction(_ x: Tensor, _ pass: Pass) throws -> Tensor {
        try self(x)
    }

    public func callAsFunction(_ x: Tensor) throws -> Tensor {
        guard x.rank == dims + 2, x.shape.last == channelsIn else {
            throw Problem(
                .shape,
                "convolution with weight of shape \(text(weight.value.shape)) got a tensor of shape \(text(x.shape))",
                remedy: "it takes [n, \(dims == 2 ? "x, y" : "x, y, z"), \(channelsIn)]", argument: "x")
        }
        return try x.convolution(weight.leaf, bias: bias?.leaf, precision: precision)
    }

    /// Of a skip and a coarse tensor upsampled by 2, one after the other in the channels; `isFolded` makes neither.
    func callAsFunction(skip: Tensor, coarse: Tensor, isFolded: Bool) throws -> Tensor {
        try isFolded
            ? .skipConvolution(
                skip: skip, coarse: coarse, weight: weight.leaf, bias: bias?.leaf, precision: precision)
            : .plainSkipConvolution(
                skip: skip, coarse: coarse, weight: weight.leaf, bias: bias?.leaf, precision: precision)
    }

    /// The skip's part of that convolution, to be used more than once; nil where it cannot be taken apart.
    func skipPart(_ skip: Tensor) throws -> Tensor? {
        try Tensor.skipPart(skip, weight: weight.value, bias: bias?.value, precision: precision)
    }

    /// The convolution of which the skip's part is known.
    func callAsFunction(skipPart: Tensor, coarse: Tensor) throws -> Tensor {
        try .skipConvolution(part: skipPart, coarse: coarse, weight: weight.value, precision: precision)
    }

    public static let entry = Entry(
        "conv", room: "networks",
        [
            Catalogue.Parameter("channels_in", "integer", "channels of what it takes"),
            Catalogue.Parameter("channels_out", "integer", "channels of what it gives"),
            Catalogue.Parameter("kernel", "integer", default: 3, unit: "voxels", "side of the kernel, odd"),
            Catalogue.Parameter("dims", "integer", default: 2, "2 or 3 spatial dimensions"),
            Catalogue.Parameter("bias", "boolean", default: true, "adds a learned constant per channel"),
        ],
        result: "layer: tensor [n, …, channels_in] to tensor [n, …, channels_out]",
        summary: "A convolution that keeps the size of the image, with zeros outside it.",
        formula: "y[i, o] = b[o] + Σ_k Σ_c x[i + k, c] w[k, c, o]",
        source: "He et al., Delving deep into rectifiers, ICCV 2015 (initial weights)",
        examples: ["edges = conv(1, 4, kernel: 3)\nedges(zeros([1, 8, 8, 1]))"],
        keywords: ["convolution", "filter"])
}

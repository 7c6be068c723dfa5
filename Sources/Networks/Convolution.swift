import Catalogue
import Foundations
import Tensors

/// A convolution in 2 or 3 dimensions.
///
/// x `[n, …, in]`, weight `[k, …, in, out]`, bias `[out]`, y `[n, …, out]`: of x's spatial size divided by the stride,
/// rounded up, with zeros outside; with padding `.valid` only where the kernel lies inside.
public final class Convolution: CataloguedLayer {
    public let dims: Int
    public let kernel: Int
    public let stride: Int
    public let padding: Padding
    public let channelsIn: Int
    public let channelsOut: Int
    public let weight: Parameter
    public let bias: Parameter?
    public let precision: Precision

    public init(
        dims: Int, channelsIn: Int, channelsOut: Int, kernel: Int = 3, stride: Int = 1, padding: Padding = .same,
        bias: Bool = true, activation: Activation = .none, precision: Precision = .float32,
        stream: inout RandomStream
    ) throws {
        guard dims == 2 || dims == 3 else {
            throw Problem(.value, "dims must be 2 or 3, found \(dims)", argument: "dims")
        }
        try Sizes.require(channelsIn, named: "channels_in")
        try Sizes.require(channelsOut, named: "channels_out")
        try Sizes.require(kernel, named: "kernel", atMost: 31)
        try Sizes.require(stride, named: "stride", atMost: 1024)
        try precision.requireSupport()
        self.dims = dims
        self.kernel = kernel
        self.stride = stride
        self.padding = padding
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
        let step = stride == 1 ? "" : ", stride \(stride)"
        return "convolution \(size), \(channelsIn) → \(channelsOut)\(step)" + (padding == .same ? "" : ", valid")
    }

    public func callAsFunction(_ x: Tensor, _ pass: Pass) throws -> Tensor {
        try self(x)
    }

    /// The convolution, and what is to follow it.
    public func callAsFunction(_ x: Tensor, then finish: ConvolutionFinish? = nil) throws -> Tensor {
        guard x.rank == dims + 2, x.shape.last == channelsIn else {
            throw Problem(
                .shape,
                "convolution with weight of shape \(text(weight.value.shape)) got a tensor of shape \(text(x.shape))",
                remedy: "it takes [n, \(dims == 2 ? "x, y" : "x, y, z"), \(channelsIn)]", argument: "x")
        }
        return try x.convolution(
            weight.leaf, bias: bias?.leaf, stride: [stride], padding: padding, precision: precision, then: finish)
    }

    /// Of a skip and a coarse tensor upsampled by 2, one after the other in the channels; `isFolded` makes neither.
    func callAsFunction(
        skip: Tensor, coarse: Tensor, isFolded: Bool, then finish: ConvolutionFinish?
    ) throws -> Tensor {
        try isFolded
            ? .skipConvolution(
                skip: skip, coarse: coarse, weight: weight.leaf, bias: bias?.leaf, precision: precision, then: finish)
            : .plainSkipConvolution(
                skip: skip, coarse: coarse, weight: weight.leaf, bias: bias?.leaf, precision: precision, then: finish)
    }

    /// The skip's part of that convolution, to be used more than once; nil where it cannot be taken apart.
    func skipPart(_ skip: Tensor) throws -> SkipPart? {
        try SkipPart(skip, weight: weight.value, bias: bias?.value, precision: precision)
    }

    public static let entry = Entry(
        "conv", room: "networks",
        [
            Catalogue.Parameter("channels_in", "integer", "channels of what it takes"),
            Catalogue.Parameter("channels_out", "integer", "channels of what it gives"),
            Catalogue.Parameter("kernel", "integer", default: 3, unit: "voxels", "side of the kernel"),
            Catalogue.Parameter("dims", "integer", default: 2, "2 or 3 spatial dimensions"),
            Catalogue.Parameter("bias", "boolean", default: true, "adds a learned constant per channel"),
            Catalogue.Parameter("stride", "integer", default: 1, unit: "voxels", "from one result to the next"),
            Catalogue.Parameter(
                "padding", "string", default: "same",
                "\"same\": zeros outside the image, which keeps its size (divided by the stride, rounded up); \"valid\": "
                    + "only where the kernel lies inside", completion: .choices(Padding.names)),
            Catalogue.Parameter(
                "precision", "string", default: "float32",
                "\"float32\", or \"bf16\" where the processor has it: multiplies in bfloat16 and sums in float32",
                completion: .choices(Precision.names)),
        ],
        result: "layer: tensor [n, …, channels_in] to tensor [n, …, channels_out]",
        summary: "A convolution; it keeps the size of the image unless told otherwise.",
        formula: "y[i, o] = b[o] + Σ_k Σ_c x[stride · i + k, c] w[k, c, o]",
        source: "He et al., Delving deep into rectifiers, ICCV 2015 (initial weights)",
        examples: [
            "edges = conv(1, 4, kernel: 3)\nedges(zeros([1, 8, 8, 1]))",
            "windows = conv(1, 4, kernel: 20, padding: \"valid\")\nwindows(zeros([1, 32, 32, 1]))",
        ],
        keywords: ["convolution", "filter", "stride", "padding"])
}

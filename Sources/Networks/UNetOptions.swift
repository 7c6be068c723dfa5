import Foundations
import Tensors

/// The shape of a U-Net. Defaults are those that train from partial annotations (Docs/Design); `conemos` are the
/// published ones.
public struct UNetOptions: Sendable, Equatable {
    /// 2 or 3 spatial dimensions.
    public var dims = 2
    /// Resolutions, the bottleneck among them.
    public var levels = 4
    /// Channels at the first level; each further level has twice as many.
    public var features = 16
    public var channelsIn = 1
    /// Output channels without a condition; with one, the regions decide.
    public var outputs = 1
    /// Side of the kernels.
    public var kernel = 3
    /// Where the channels come from without modulation; nil: softmax for leaves, joint for regions.
    public var head: UNetHead?
    /// The decoder is conditioned on the bottleneck's features too, averaged over space, behind the region's embedding.
    public var pooled = false
    /// In training the decoder's coarser levels have a head as well.
    public var deepSupervision = false
    public var order = ConvolutionBlock.Order.modulated
    public var norm = Normalisation.instance
    public var activation = Activation.leakyRelu(slope: Activation.defaultSlope)
    /// Only the last so many of the 2 · (2 · levels − 1) + 1 convolutions are modulated; nil: all.
    public var conditionedLayers: Int?
    public var decoder = Decoder.folded
    /// Blocks are computed again in the backward pass of training instead of being kept: half the memory for a third more
    /// time.
    public var checkpointing = false
    /// What all convolutions but the last multiply in.
    public var precision = Precision.float32
    /// Dropout after every block of the bottleneck and the decoder; 0: none.
    public var dropout = 0.0

    /// How a decoder's first convolution takes what comes from below.
    public enum Decoder: String, NamedChoice {
        public static let noun = "decoder"

        /// Without making the upsampled and the concatenated tensor (`Tensor.skipConvolution`), in less than half the time.
        case folded
        /// Upsampled and concatenated, to compare: the same numbers but for rounding.
        case plain
    }

    public init() {}

    /// As published by Billot et al. (MIDL 2024): the paper's order, ReLU, no normalisation.
    public static var conemos: UNetOptions {
        var options = UNetOptions()
        options.order = .paper
        options.norm = .none
        options.activation = .relu
        return options
    }

    /// How many convolutions there are.
    public var convolutions: Int { 2 * (2 * levels - 1) + 1 }

    /// Channels of a level.
    func channels(_ level: Int) -> Int { features << level }

    func validate() throws {
        guard dims == 2 || dims == 3 else {
            throw Problem(.value, "dims must be 2 or 3, found \(dims)", argument: "dims")
        }
        try precision.requireSupport()
        try Sizes.require(levels, named: "levels", atMost: 8)
        try Sizes.require(features, named: "features", atMost: 1024)
        try Sizes.require(channelsIn, named: "channels", atMost: 4096)
        try Sizes.require(outputs, named: "outputs", atMost: 4096)
        try Sizes.require(kernel, named: "kernel", atMost: 31)
        guard kernel % 2 == 1 else {
            throw Problem(
                .value, "kernel must be odd, found \(kernel)", remedy: "an even one has no voxel in its middle",
                argument: "kernel")
        }
        if let conditionedLayers, !(1...convolutions).contains(conditionedLayers) {
            throw Problem(
                .value, "conditioned_layers must be between 1 and \(convolutions), found \(conditionedLayers)",
                remedy: "a U-Net of \(levels) levels has \(convolutions) convolutions",
                argument: "conditioned_layers")
        }
        guard !deepSupervision || levels >= 3 else {
            throw Problem(
                .value, "deep_supervision needs at least 3 levels, found \(levels)",
                remedy: "a decoder of \(max(levels - 1, 0)) has no coarser level to supervise",
                argument: "deep_supervision")
        }
        try MemoryLimit.require(bytes: weightBytes, for: "a U-Net of \(levels) levels and \(features) features")
    }

    /// Bytes of all convolution weights; sizes within `validate`'s bounds cannot overflow it.
    private var weightBytes: Int {
        let voxels = dims == 2 ? kernel * kernel : kernel * kernel * kernel
        var numbers = channels(0) * (channelsIn + channels(0))
        for level in 1..<max(levels, 1) { numbers += channels(level) * (channels(level - 1) + channels(level)) }
        for level in 0..<max(levels - 1, 0) { numbers += channels(level) * (channels(level + 1) + 2 * channels(level)) }
        return 4 * voxels * numbers
    }
}

import Tensors

/// A learned scale and shift `[channels]` behind a normalisation, or none.
public struct ChannelScale {
    public let channels: Int
    public let scale: Parameter?
    public let shift: Parameter?

    /// A scale of ones and a shift of zeros.
    init(channels: Int, isLearned: Bool) throws {
        try Sizes.require(channels, named: "channels")
        self.channels = channels
        scale = isLearned ? Parameter("scale", try .ones([channels])) : nil
        shift = isLearned ? Parameter("shift", try .zeros([channels])) : nil
    }

    var namedParameters: NamedParameters {
        (scale.map { [("scale", $0)] } ?? []) + (shift.map { [("shift", $0)] } ?? [])
    }

    /// Behind a name in `summary`.
    var suffix: String { scale == nil ? "" : ", affine" }
}

import Foundations
import Tensors

/// The normalisation of a convolution's output.
public enum Normalisation: String, NamedChoice {
    public static let noun = "normalisation"

    case none, instance, batch, group, layer

    public static let epsilon = 1e-5

    /// The layer for so many channels; with `affine` it has a scale and a shift of its own. Groups are 8, or as many as
    /// divide the channels.
    func layer(channels: Int, affine: Bool) throws -> (any NormalisationLayer)? {
        switch self {
        case .none: return nil
        case .instance: return try InstanceNorm(channels: channels, affine: affine)
        case .batch: return try BatchNorm(channels: channels, affine: affine)
        case .layer: return try LayerNorm(channels: channels, affine: affine)
        case .group:
            let groups = (1...8).last { channels % $0 == 0 } ?? 1
            return try GroupNorm(channels: channels, groups: groups, affine: affine)
        }
    }
}

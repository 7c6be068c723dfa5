import Catalogue
import Foundations
import Tensors

/// A loss on the map of one region (or of several, one per channel) and its target.
///
/// Probabilities and target are `[n, spatial…, channels]`, the target between 0 and 1 (soft targets allowed). Voxels
/// where the mask is 0 leave every sum, mean and count, samples of nothing else the mean over the batch. The gradient goes to the probabilities; the target has none.
public protocol RegionLoss: Sendable {
    /// As the user knows it: "dice".
    var name: String { get }
    /// It takes logits in place of probabilities.
    static var takesLogits: Bool { get }
    /// The mean over the batch, a scalar; with `reduction: "none"` a tensor [n].
    func callAsFunction(_ probabilities: Tensor, _ target: Tensor, mask: Tensor?) throws -> Tensor
}

/// A loss that the language offers by name.
public protocol CataloguedRegionLoss: RegionLoss {
    static var entry: Entry { get }
    /// - Throws: `Problem` for an option it does not have, or a value it cannot take.
    init(_ options: [String: Literal]) throws
}

extension RegionLoss {
    public static var takesLogits: Bool { false }
}

extension CataloguedRegionLoss {
    public init() throws { try self.init([:]) }
    public var name: String { Self.entry.name }
}

/// How the losses per sample come together.
public enum Reduction: String, NamedChoice {
    public static let noun = "reduction"

    case mean, none

    /// The parameter that every loss has for it.
    public static let parameter = Parameter(
        "reduction", "string", default: "mean", "\"mean\" over the batch, or \"none\"", completion: .choices(names))
}

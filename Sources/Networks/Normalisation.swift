import Foundations
import Tensors

/// The normalisation of a convolution's output.
public enum Normalisation: String, NamedChoice {
    public static let noun = "normalisation"

    case none
    /// Mean 0, variance 1 per sample and channel over space (Ulyanov et al., 2016).
    case instance

    public static let epsilon = 1e-5
}

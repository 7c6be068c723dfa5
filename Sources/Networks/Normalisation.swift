import Foundations
import Tensors

/// The normalisation of a convolution's output.
public enum Normalisation: String, Sendable, CaseIterable {
    case none
    /// Mean 0, variance 1 per sample and channel over space (Ulyanov et al., 2016).
    case instance

    /// The normalisation of a name the language uses.
    public init(named name: String) throws {
        guard let found = Self(rawValue: name) else {
            let known = Self.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
            throw Problem(
                .name, "there is no normalisation \"\(name)\"", remedy: "use one of \(known)", argument: "norm")
        }
        self = found
    }

    public static let epsilon = 1e-5
}

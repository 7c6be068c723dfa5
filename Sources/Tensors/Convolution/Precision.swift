import COneDNN
import Foundations

/// The type that convolutions multiply in. Sums, results and weights are float32 in either.
public enum Precision: String, NamedChoice {
    public static let noun = "precision"

    case float32
    /// bfloat16: 8 bits of mantissa; half the bytes to read, and on processors that have it several times the speed.
    case bf16

    /// Whether this processor computes in it.
    public var isSupported: Bool { self == .float32 || reel_onednn_has_bfloat16() != 0 }

    /// - Throws: `Problem` where this processor does not compute in it.
    public func requireSupport() throws {
        guard isSupported else {
            throw Problem(
                .value, "this processor does not compute in \(rawValue)", remedy: "use precision: \"float32\"",
                argument: "precision")
        }
    }
}

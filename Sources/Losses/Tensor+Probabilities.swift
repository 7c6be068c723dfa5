import Foundations
import Tensors

extension Tensor {
    /// What rounding may add to a probability.
    private static let slack: Float = 1e-3

    /// - Throws: `Problem(.value)` for numbers below 0 or above 1: logits, as a rule. What is not a number passes.
    public func requireProbabilities(of name: String) throws {
        let range = finiteRange()
        let isInfinite = range.odd > 0 && withFloats { $0.contains { $0.isInfinite } }
        guard isInfinite || range.least < -Self.slack || range.most > 1 + Self.slack else { return }
        let found =
            isInfinite
            ? "infinite ones"
            : range.least == range.most ? "\(range.least)" : "numbers from \(range.least) to \(range.most)"
        throw Problem(
            .value, "\(name) takes probabilities, found \(found)",
            remedy: "of logits z, sigmoid(z) gives the probability of a region, softmax(z) those of leaves",
            argument: "probabilities")
    }
}

import Foundations
import Tensors

extension Tensor {
    /// What rounding may add to a probability.
    private static let slack: Float = 1e-3

    /// - Throws: `Problem(.value)` for numbers below 0 or above 1: logits, as a rule.
    public func requireProbabilities(of name: String) throws {
        let range = detached().finiteRange()
        guard range.least < -Self.slack || range.most > 1 + Self.slack else { return }
        throw Problem(
            .value,
            "\(name) takes probabilities, found numbers from \(range.least) to \(range.most)",
            remedy: "of logits z, sigmoid(z) gives the probability of a region, softmax(z) those of leaves",
            argument: "probabilities")
    }
}

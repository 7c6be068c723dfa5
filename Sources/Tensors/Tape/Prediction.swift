import CKernels

/// What a loss of regions is given. Probabilities that are the recorded sigmoid of logits are computed from these, and
/// differentiated by them at once: near 1 the logits tell apart what the probabilities do not, and where nobody has looked at
/// these they are not written at all.
public struct Prediction: Sendable {
    /// What the gradient goes to: the probabilities, or the logits behind them.
    public let source: Tensor
    /// Probabilities or logits, as `kind` says.
    let values: Tensor
    let kind: reel_prediction

    /// - Throws: `Problem` where memory is short.
    public init(_ probabilities: Tensor) throws {
        let probabilities = try probabilities.asFloats()
        guard let node = probabilities.node, node.name == Tensor.sigmoidName, let logits = node.parents[0] else {
            source = probabilities
            values = probabilities.detached()
            kind = REEL_PROBABILITIES
            return
        }
        let remaining = probabilities.storage.deferred?.source
        values = remaining ?? probabilities.detached()
        kind = remaining == nil ? REEL_SIGMOID : REEL_LOGITS
        var source = values
        source.node = logits
        self.source = source
    }

    public var shape: [Int] { values.shape }
    /// Whether it is the recorded sigmoid of something, hence between 0 and 1.
    public var isSigmoid: Bool { kind != REEL_PROBABILITIES }
    /// Whether an operation on it would be recorded now.
    public var isBeingRecorded: Bool { source.isBeingRecorded }
}

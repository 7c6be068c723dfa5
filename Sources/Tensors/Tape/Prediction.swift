import CKernels

/// What a loss of regions is given. Probabilities that are the recorded sigmoid of logits are differentiated by these at
/// once, and where nobody has looked at them yet they are not written at all: passes over memory that are saved.
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
    /// Whether what is made of it is recorded.
    public var isRecorded: Bool { Tensor.isRecording([source]) }
}

/// Sums over the elements of each sample, and their gradient where it was wanted: both come from one pass over memory.
public struct SampleSums: Sendable {
    public var sums: [Double]
    /// Of the sums times the factors that were given, all together.
    var gradient: Tensor?

    /// The gradient with each sample's part [n] times as large; 0 where it was not asked for.
    public func gradient(times ratios: [Double]) throws -> Tensor {
        guard let gradient else { return try Tensor(0) }
        guard ratios.contains(where: { $0 != 1 }) else { return gradient }
        let ones = [Int](repeating: 1, count: gradient.rank - 1)
        return try gradient * Tensor(ratios.map { Float($0) }, shape: [ratios.count] + ones)
    }
}

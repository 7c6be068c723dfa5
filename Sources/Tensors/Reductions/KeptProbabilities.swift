import Synchronization

/// The probabilities of logits, kept from the pass that sums them up for the one that differentiates, which overwrites them
/// with the gradient: a sigmoid or softmax costs more than to write and read its result.
final class KeptProbabilities: Sendable {
    private let remaining: Mutex<Tensor?>

    init(_ tensor: Tensor) { remaining = Mutex(tensor) }

    /// Nil the second time.
    func taken() -> Tensor? {
        remaining.withLock { tensor in
            defer { tensor = nil }
            return tensor
        }
    }
}

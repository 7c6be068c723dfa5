import Foundation
import Foundations
import Tensors

/// Entropy of a binary outcome, in nats: 0 where it is certain, log 2 where both are equally likely.
public enum VoxelEntropy {
    /// −p log p − (1 − p) log(1 − p)
    public static func of(_ probability: Double) -> Double {
        guard probability > 0, probability < 1 else { return 0 }
        return -probability * log(probability) - (1 - probability) * log1p(-probability)
    }

    /// The entropy at every element of a map of probabilities.
    public static func map(_ probabilities: Tensor) throws -> Tensor {
        try Tensor(shape: probabilities.shape) { result in
            try probabilities.withFloats { values in
                for index in values.indices {
                    if index % (1 << 20) == 0 { try Cancellation.check() }
                    result[index] = Float(of(Double(values[index])))
                }
            }
        }
    }
}

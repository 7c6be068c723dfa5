import Foundations
import Tensors

/// The gradient check of the whole project: compares what the tape says with central differences.
///
/// The operation's result is reduced to one number by a weighted sum with fixed random weights, so that every element of
/// the result takes part with a weight of its own; the sum is done in double precision outside of the tape.
public enum FiniteDifferences {
    /// The largest disagreement |analytic − numeric| / (1 + |numeric|) over the checked elements of all inputs, or
    /// infinity where a gradient is missing. At most `limit` elements of each input are checked, spread evenly.
    public static func disagreement(
        _ inputs: [Tensor], step: Double = 1e-2, limit: Int = 60, seed: UInt64 = 1,
        _ operation: ([Tensor]) throws -> Tensor
    ) throws -> Double {
        let leaves = inputs.map { $0.watched() }
        let output = try operation(leaves)
        var stream = RandomStream(seed: seed).split("finite differences")
        let weights = try Tensor.randomUniform(output.shape, low: -1, high: 1, stream: &stream)
        let gradients = try (output * weights).sum().gradients()
        var worst = 0.0
        for (index, input) in inputs.enumerated() {
            guard let gradient = gradients[leaves[index]] else { return .infinity }
            guard gradient.shape == input.shape else { return .infinity }
            let analytic = gradient.floats
            let stride = max(1, input.count / limit)
            for element in Swift.stride(from: 0, to: input.count, by: stride) {
                func value(_ change: Double) throws -> (sum: Double, at: Double) {
                    var changed = inputs
                    let at = try changed[index].withMutableFloats { values in
                        values[element] += Float(change)
                        return Double(values[element])
                    }
                    let result = try operation(changed)
                    return (zip(result.floats, weights.floats).reduce(0) { $0 + Double($1.0) * Double($1.1) }, at)
                }
                let (high, low) = (try value(step), try value(-step))
                let numeric = (high.sum - low.sum) / (high.at - low.at)
                let difference = abs(Double(analytic[element]) - numeric) / (1 + abs(numeric))
                worst = difference.isNaN ? .infinity : max(worst, difference)
            }
        }
        return worst
    }

    /// Random normal inputs of some shapes, the same for the same seed.
    public static func inputs(_ shapes: [[Int]], seed: UInt64 = 7) throws -> [Tensor] {
        var stream = RandomStream(seed: seed)
        return try shapes.map { try Tensor.randomNormal($0, stream: &stream) }
    }
}

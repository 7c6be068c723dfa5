import Foundations

/// Sums over the elements of each sample, and their gradient where it was wanted: both come from one pass over memory.
public struct SampleSums: Sendable {
    public var sums: [Double]
    /// Of the sums times the factors that were given, all together.
    var gradient: Tensor?

    /// The gradient with each sample's part [n] times as large. Throws `Problem(.state)` where none was wanted.
    public func gradient(times ratios: [Double]) throws -> Tensor {
        guard let gradient else { throw Problem(.state, "sums that were made without a gradient have none") }
        guard ratios.contains(where: { $0 != 1 }) else { return gradient }
        let ones = [Int](repeating: 1, count: gradient.rank - 1)
        return try gradient * Tensor(ratios.map { Float($0) }, shape: [ratios.count] + ones)
    }
}

import Catalogue
import Foundations
import Tensors

/// Brings two percentiles of each channel to 0 and 1; draws nothing.
public struct PercentileRescaling: Transform {
    public let lower: Double
    public let upper: Double

    public init(lower: Double = 0.5, upper: Double = 99.5) throws {
        guard lower >= 0, lower < upper, upper <= 100 else {
            throw Problem(
                .value, "the percentiles \(Strength.text(lower)) and \(Strength.text(upper)) do not span a range",
                remedy: "give two numbers from 0 to 100, the smaller first",
                argument: (0..<100).contains(lower) ? "upper" : "lower")
        }
        self.lower = lower
        self.upper = upper
    }

    public var isInvertible: Bool { true }

    public func draw(for frame: Frame, stream: inout RandomStream) -> any DrawnTransform {
        let (lower, upper) = (lower, upper)
        return LinearRescaling(rank: frame.size.count, name: "percentiles \(lower) and \(upper) to 0 and 1") { values in
            let sorted = values.sorted()
            guard !sorted.isEmpty else { return nil }
            return (Self.percentile(lower, sorted), Self.percentile(upper, sorted))
        }
    }

    /// Linear between the two values around it.
    private static func percentile(_ percent: Double, _ sorted: [Float]) -> Float {
        let place = percent / 100 * Double(sorted.count - 1)
        let below = min(Int(place), sorted.count - 1)
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + Float(place - Double(below)) * (sorted[above] - sorted[below])
    }

    public static let entry = Entry(
        "rescale_percentiles", room: "augmentation",
        [
            Parameter("lower", "number", default: 0.5, unit: "percent", "becomes 0"),
            Parameter("upper", "number", default: 99.5, unit: "percent", "becomes 1"),
        ],
        result: "transform", summary: "Brings two percentiles of each channel to 0 and 1; values beyond stay beyond.",
        formula: "(x − q_lower) / (q_upper − q_lower)", source: "Billot et al. (CoNeMOS), MIDL 2024",
        examples: [augmentExample("rescale_percentiles(1, 99)")], keywords: ["normalize", "quantile", "augmentation"])
}

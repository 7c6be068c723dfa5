import Foundation

/// One metric over several cases: those it says something of, and how many it does not.
public struct Scores: Equatable, Sendable {
    public private(set) var values: [Double] = []
    /// Cases of which it says nothing.
    public private(set) var missing = 0

    public init(_ values: [Double?] = []) {
        for value in values { append(value) }
    }

    public mutating func append(_ value: Double?) {
        if let value { values.append(value) } else { missing += 1 }
    }

    /// nil where there is no score.
    public var mean: Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }

    /// The standard deviation over the cases, divisor N − 1; nil of fewer than two scores.
    public var deviation: Double? {
        guard values.count > 1, let mean else { return nil }
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
    }
}

import Foundation

/// One metric over several cases: those that have the region, and how many have not.
public struct Scores: Equatable, Sendable {
    public private(set) var values: [Double] = []
    /// Cases whose reference lacks the region.
    public private(set) var missing = 0

    public init(_ values: [Double?] = []) {
        for value in values { append(value) }
    }

    public mutating func append(_ value: Double?) {
        if let value { values.append(value) } else { missing += 1 }
    }

    /// nil where no case has the region.
    public var mean: Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }

    /// The standard deviation over the cases, divisor N; nil where no case has the region.
    public var deviation: Double? {
        mean.map { mean in
            (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
        }
    }
}

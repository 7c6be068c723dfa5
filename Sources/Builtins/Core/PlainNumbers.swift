import Foundations
import Language

/// A list or range of plain numbers, reduced in double precision: what came as numbers goes as a number, not by way of a
/// float32 tensor.
struct PlainNumbers {
    private let numbers: [Double]
    /// All of them, where all are integers.
    private let integers: [Int]?
    /// As they were written.
    private let values: [Value]

    /// nil for anything but a list or range of integers and floats.
    init?(_ value: Value) {
        switch value {
        case .range(let range) where range.count <= 1 << 24:
            integers = Array(range)
            numbers = range.map(Double.init)
            values = range.map(Value.integer)
        case .list(let list):
            var numbers: [Double] = []
            var integers: [Int] = []
            for element in list.elements {
                switch element {
                case .integer(let number):
                    integers.append(number)
                    numbers.append(Double(number))
                case .float(let number): numbers.append(number)
                default: return nil
                }
            }
            values = list.elements
            self.numbers = numbers
            self.integers = integers.count == numbers.count ? integers : nil
        default: return nil
        }
    }

    func sum() throws -> Value {
        guard let integers else { return .float(numbers.reduce(0, +)) }
        guard let sum = Int(exactly: integers.reduce(Int128(0)) { $0 + Int128($1) }) else {
            throw Problem(.numeric, "the sum does not fit in a 64-bit integer", argument: "x")
        }
        return .integer(sum)
    }

    func mean() throws -> Value { .float(try average()) }

    /// Σ (x − mean)² / (count − correction)
    func variance(correction: Int) throws -> Value {
        let mean = try average()
        guard numbers.count > correction else {
            throw Problem(
                .value, "the variance of \(numbers.count) numbers with correction \(correction) is not defined",
                argument: "x")
        }
        return .float(numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count - correction))
    }

    func max() throws -> Value { try extreme("largest") { Value.isLess($0, $1) } }

    func min() throws -> Value { try extreme("smallest") { Value.isLess($1, $0) } }

    private func average() throws -> Double {
        guard !numbers.isEmpty else { throw Problem(.value, "an empty list has no mean", argument: "x") }
        guard let integers else { return numbers.reduce(0, +) / Double(numbers.count) }
        return Double(integers.reduce(Int128(0)) { $0 + Int128($1) }) / Double(integers.count)
    }

    /// The first of equals; what is not a number wherever there is one.
    private func extreme(_ which: String, _ isBefore: (Value, Value) -> Bool) throws -> Value {
        guard var best = values.first else {
            throw Problem(.value, "an empty list has no \(which) element", argument: "x")
        }
        if numbers.contains(where: \.isNaN) { return .float(.nan) }
        for value in values.dropFirst() where isBefore(best, value) { best = value }
        return best
    }
}

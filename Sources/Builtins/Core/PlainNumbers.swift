import Foundations
import Language

/// A list or range of plain numbers, reduced in double precision: what came as numbers goes as a number, not by way of a
/// float32 tensor.
struct PlainNumbers {
    private let numbers: [Double]
    /// All of them, where all are integers.
    private let integers: [Int]?

    /// nil for anything but a list or range of integers and floats.
    init?(_ value: Value) {
        switch value {
        case .range(let range) where range.count <= 1 << 24:
            integers = Array(range)
            numbers = range.map(Double.init)
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
            self.numbers = numbers
            self.integers = integers.count == numbers.count ? integers : nil
        default: return nil
        }
    }

    func sum() throws -> Value {
        guard let integers else { return .float(numbers.reduce(0, +)) }
        var sum = 0
        for number in integers {
            let (next, overflows) = sum.addingReportingOverflow(number)
            guard !overflows else { throw Problem(.numeric, "the sum does not fit in a 64-bit integer", argument: "x") }
            sum = next
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

    func max() throws -> Value { try extreme("largest", integers?.max(), numbers.max()) }

    func min() throws -> Value { try extreme("smallest", integers?.min(), numbers.min()) }

    private func average() throws -> Double {
        guard !numbers.isEmpty else { throw Problem(.value, "an empty list has no mean", argument: "x") }
        return numbers.reduce(0, +) / Double(numbers.count)
    }

    private func extreme(_ which: String, _ integer: Int?, _ number: Double?) throws -> Value {
        if let integer { return .integer(integer) }
        guard let number else { throw Problem(.value, "an empty list has no \(which) element", argument: "x") }
        return .float(number)
    }
}

import Foundation
import Tensors

/// How tensors look: shape, type, range, and a small excerpt with the corners of what is large.
enum TensorDisplay {
    /// "tensor [2, 3] float32"; of a tensor without axes the number that it is, all of its digits.
    static func summary(_ tensor: Tensor) -> String {
        guard tensor.rank > 0 else { return number(tensor) }
        return "tensor \(tensor.shape) \(tensor.elementType)"
    }

    /// The summary with the range, then the excerpt. Looks at every element once and copies none of a float tensor.
    static func full(_ tensor: Tensor, width: Int) -> String {
        guard tensor.count > 0 else { return summary(tensor) + ", empty" }
        guard tensor.rank > 0 else { return number(tensor) }
        return withTexts(tensor) { text in
            "\(summary(tensor)), \(range(tensor))\n\(excerpt(tensor, text, width: width))"
        }
    }

    private static func number(_ tensor: Tensor) -> String {
        if tensor.elementType == .int64 { return tensor.withIntegers { "\($0[0])" } }
        return tensor.withFloats { $0[0].isNaN ? "nan" : "\($0[0])" }
    }

    /// "0.01 … 0.98", with a count of what is not a number.
    static func range(_ tensor: Tensor) -> String {
        if tensor.elementType == .int64 {
            return tensor.withIntegers { numbers in
                guard let least = numbers.min(), let most = numbers.max() else { return "empty" }
                return "\(least) … \(most)"
            }
        }
        let range = tensor.finiteRange()
        guard range.odd < tensor.count else { return "no finite element" }
        let odd = range.odd > 0 ? ", \(range.odd) not finite" : ""
        return "\(text(Double(range.least))) … \(text(Double(range.most)))\(odd)"
    }

    static func text(_ number: Double) -> String {
        if number.isNaN { return "nan" }
        if number.isInfinite { return number < 0 ? "-inf" : "inf" }
        return String(format: "%.4g", number)
    }

    /// Calls `body` with what tells the element at a place of the row-major order, decimal points below each other where
    /// the numbers are of a size.
    private static func withTexts<Result>(_ tensor: Tensor, _ body: ((Int) -> String) -> Result) -> Result {
        if tensor.elementType == .int64 { return tensor.withIntegers { numbers in body { "\(numbers[$0])" } } }
        let places = shownPlaces(tensor.shape)
        return tensor.withFloats { numbers in
            let shown = places.map { Double(numbers[$0]) }
            guard tensor.rank > 0, let digits = decimals(shown) else { return body { text(Double(numbers[$0])) } }
            return body { place in
                let number = Double(numbers[place])
                return number.isFinite ? String(format: "%.\(digits)f", number == 0 ? 0 : number) : text(number)
            }
        }
    }

    /// Digits after the point that show the largest of some numbers to about five; nil where their sizes are too far apart
    /// or too large for that.
    static func decimals(_ numbers: [Double]) -> Int? {
        let sizes = numbers.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
        guard let most = sizes.max(), let least = sizes.min() else { return 0 }
        if numbers.allSatisfy({ !$0.isFinite || $0 == $0.rounded() }), most < 1e6 { return 0 }
        guard most >= 1e-2, most < 1e5, least >= 1e-4 else { return nil }
        var digits = most < 10 ? 4 : most < 100 ? 3 : most < 1000 ? 2 : 1
        while digits > 1, numbers.allSatisfy({ !$0.isFinite || isWhole($0 * pow(10, Double(digits - 1))) }) {
            digits -= 1
        }
        return digits
    }

    /// Whole but for what float32 rounds away.
    private static func isWhole(_ number: Double) -> Bool {
        abs(number - number.rounded()) <= 1e-6 * max(1, abs(number))
    }

    /// Which positions of an axis are shown; nil stands for those left out.
    private static func picked(_ axis: Int, _ shape: [Int]) -> [Int?] {
        let extent = shape[axis]
        if axis < shape.count - 2 { return extent <= 2 ? Array(0..<extent) : [0, nil, extent - 1] }
        return extent <= 8 ? Array(0..<extent) : [0, 1, 2, nil, extent - 3, extent - 2, extent - 1]
    }

    /// The places of all elements that the excerpt shows.
    private static func shownPlaces(_ shape: [Int]) -> [Int] {
        shape.indices.reduce([0]) { places, axis in
            let positions = picked(axis, shape).compactMap(\.self)
            return places.flatMap { place in positions.map { place * shape[axis] + $0 } }
        }
    }

    /// Nested brackets; of an axis longer than eight its first and last three, of a deep tensor its first two planes.
    private static func excerpt(_ tensor: Tensor, _ text: (Int) -> String, width: Int) -> String {
        let shape = tensor.shape
        var strides = [Int](repeating: 1, count: shape.count)
        for axis in stride(from: shape.count - 2, through: 0, by: -1) {
            strides[axis] = strides[axis + 1] * shape[axis + 1]
        }
        func picked(_ axis: Int) -> [Int?] { Self.picked(axis, shape) }
        var widest = 1
        func measure(_ axis: Int, _ offset: Int) {
            for index in picked(axis).compactMap({ $0 }) {
                let place = offset + index * strides[axis]
                if axis == shape.count - 1 {
                    widest = max(widest, text(place).count)
                } else {
                    measure(axis + 1, place)
                }
            }
        }
        measure(0, 0)
        func lines(_ axis: Int, _ offset: Int) -> [String] {
            if axis == shape.count - 1 {
                let cells = picked(axis).map { index -> String in
                    guard let index else { return "…" }
                    let cell = text(offset + index)
                    return String(repeating: " ", count: widest - cell.count) + cell
                }
                return ["[" + cells.joined(separator: " ") + "]"]
            }
            var result: [String] = []
            for index in picked(axis) {
                guard let index else {
                    result.append(" …")
                    continue
                }
                result += lines(axis + 1, offset + index * strides[axis]).map { " " + $0 }
            }
            if let first = result.first { result[0] = "[" + first.dropFirst() }
            result[result.count - 1] += "]"
            return result
        }
        return lines(0, 0).map { "  " + $0 }.joined(separator: "\n")
    }
}

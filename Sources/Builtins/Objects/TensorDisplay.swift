import Foundation
import Tensors

/// How tensors look: shape, type, range, and a small excerpt with the corners of what is large.
enum TensorDisplay {
    /// "tensor [2, 3] float32".
    static func summary(_ tensor: Tensor) -> String {
        "tensor \(tensor.shape) \(tensor.elementType)"
    }

    /// The summary with the range, then the excerpt.
    static func full(_ tensor: Tensor, width: Int) -> String {
        guard tensor.count > 0 else { return summary(tensor) + ", empty" }
        let numbers = numbers(tensor)
        if tensor.rank == 0 { return "\(summary(tensor)) \(text(numbers[0], tensor.elementType))" }
        return "\(summary(tensor)), \(range(numbers, tensor.elementType))\n\(excerpt(tensor, numbers, width: width))"
    }

    /// "0.01 … 0.98", with a count of what is not a number.
    static func range(_ numbers: [Double], _ type: ElementType) -> String {
        let finite = numbers.lazy.filter { $0.isFinite }
        guard let least = finite.min(), let most = finite.max() else { return "no finite element" }
        let odd = numbers.count - finite.count
        return "\(text(least, type)) … \(text(most, type))" + (odd > 0 ? ", \(odd) not finite" : "")
    }

    static func numbers(_ tensor: Tensor) -> [Double] {
        tensor.elementType == .int64 ? tensor.integers.map(Double.init) : tensor.floats.map(Double.init)
    }

    static func text(_ number: Double, _ type: ElementType) -> String {
        if type == .int64 { return String(format: "%.0f", number) }
        if number.isNaN { return "nan" }
        if number.isInfinite { return number < 0 ? "-inf" : "inf" }
        return String(format: "%.4g", number)
    }

    /// Nested brackets; of an axis longer than eight its first and last three, of a deep tensor its first two planes.
    private static func excerpt(_ tensor: Tensor, _ numbers: [Double], width: Int) -> String {
        let shape = tensor.shape
        var strides = [Int](repeating: 1, count: shape.count)
        for axis in stride(from: shape.count - 2, through: 0, by: -1) {
            strides[axis] = strides[axis + 1] * shape[axis + 1]
        }
        func picked(_ axis: Int) -> [Int?] {
            let extent = shape[axis]
            if axis < shape.count - 2 { return extent <= 2 ? Array(0..<extent) : [0, nil, extent - 1] }
            return extent <= 8 ? Array(0..<extent) : [0, 1, 2, nil, extent - 3, extent - 2, extent - 1]
        }
        var widest = 1
        func measure(_ axis: Int, _ offset: Int) {
            for index in picked(axis).compactMap({ $0 }) {
                let place = offset + index * strides[axis]
                if axis == shape.count - 1 {
                    widest = max(widest, text(numbers[place], tensor.elementType).count)
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
                    let cell = text(numbers[offset + index], tensor.elementType)
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

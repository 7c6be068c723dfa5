import Foundations
import Language
import Tensors

/// Makes a tensor of nested lists and ranges: integers throughout give an integer tensor, anything else float32.
struct TensorReader {
    private var floats: [Float] = []
    private var integers: [Int] = []
    private var isInteger = true
    /// An integer that is lost among floats.
    private var inexact: Int?
    private var shape: [Int] = []
    private static let maximumRank = 16
    /// An element is kept as a float and as an integer until it is known which it is.
    private static let bytesOfBoth = 12

    static func tensor(_ value: Value) throws -> Tensor {
        var reader = TensorReader()
        try reader.measure(value)
        let count = reader.shape.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
        try MemoryLimit.require(
            bytes: count.multipliedReportingOverflow(by: 3 * bytesOfBoth).partialValue,
            for: "a tensor of \(count) numbers")
        try reader.read(value, 0)
        if reader.isInteger { return try Tensor(integers: reader.integers, shape: reader.shape) }
        if let number = reader.inexact { _ = try Float(exactly: number, argument: "values") }
        return try Tensor(reader.floats, shape: reader.shape)
    }

    /// The shape, by the first element at every depth.
    private mutating func measure(_ value: Value) throws {
        var value = value
        while case .list(let list) = value {
            guard shape.count < Self.maximumRank else {
                throw Problem(.value, "lists are nested more than \(Self.maximumRank) deep", argument: "values")
            }
            shape.append(list.count)
            guard let first = list.elements.first else { return }
            value = first
        }
        if case .range(let range) = value { shape.append(range.count) }
        if case .object(let tensor as Tensor) = value { shape += tensor.shape }
    }

    private mutating func read(_ value: Value, _ depth: Int) throws {
        switch value {
        case .list(let list):
            guard depth < shape.count, list.count == shape[depth] else {
                throw Problem(
                    .shape,
                    "lists of different lengths do not make a tensor: expected \(expected(depth)), found "
                        + "a list of \(list.count)", argument: "values")
            }
            for element in list.elements { try read(element, depth + 1) }
        case .range(let range):
            guard depth == shape.count - 1, range.count == shape[depth] else {
                throw Problem(
                    .shape,
                    "lists of different lengths do not make a tensor: expected \(expected(depth)), found "
                        + "a range of \(range.count)", argument: "values")
            }
            let bytes = range.count.multipliedReportingOverflow(by: 2 * Self.bytesOfBoth)
            try MemoryLimit.require(
                bytes: bytes.overflow ? .max : bytes.partialValue, for: "a tensor of \(range.count) integers")
            for number in range { add(number) }
        case .integer(let number):
            try requireLeaf(depth, value)
            add(number)
        case .float(let number):
            try requireLeaf(depth, value)
            isInteger = false
            floats.append(try Float(narrowing: number, argument: "values"))
        case .boolean(let truth):
            try requireLeaf(depth, value)
            add(truth ? 1 : 0)
        case .object(let tensor as Tensor) where tensor.shape == Array(shape.dropFirst(depth)):
            if tensor.elementType == .float32 {
                isInteger = false
                floats += tensor.floats
            } else {
                for number in tensor.integers { add(number) }
            }
        default:
            throw Problem(
                .type, "a tensor is made of numbers in lists, found \(value.typePhrase)", argument: "values")
        }
    }

    private mutating func add(_ integer: Int) {
        let float = Float(integer)
        floats.append(float)
        if inexact == nil, Int(exactly: float) != integer { inexact = integer }
        if isInteger { integers.append(integer) }
    }

    private func requireLeaf(_ depth: Int, _ value: Value) throws {
        guard depth == shape.count else {
            throw Problem(
                .shape,
                "lists of different depths do not make a tensor: expected \(expected(depth)), found "
                    + value.typePhrase, argument: "values")
        }
    }

    private func expected(_ depth: Int) -> String {
        depth < shape.count ? "a list of \(shape[depth])" : "a number"
    }
}

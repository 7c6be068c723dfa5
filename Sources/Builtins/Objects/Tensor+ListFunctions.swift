import Foundations
import Language
import Tensors
import Volumes

/// What functions on lists do with a tensor: what asks for single numbers looks at all of them, and the result is a tensor.
extension Tensor: AnswersListFunctions {
    public func answer(_ listFunction: String, _ arguments: Arguments) throws -> Value? {
        switch listFunction {
        case "unique": return .object(try uniqueNumbers())
        case "contains": return .boolean(try !places(of: arguments, "contains").isEmpty)
        case "find":
            if case .function = try arguments.value("value") { return nil }
            guard rank == 1 else {
                throw Problem(
                    .shape, "find gives a position along one axis, and this tensor has shape \(shape)",
                    remedy: "x == value marks every place; reshape(x, [-1]) puts all into one axis", argument: "list")
            }
            return try places(of: arguments, "find").first.map { .integer($0) } ?? Value.none
        case "reversed":
            _ = try elementCount
            return .object(try flipped([0]))
        case "sort":
            guard arguments.isNone("by") else { return nil }
            return .object(try sorted(isDescending: try arguments.boolean("descending")))
        case "append", "insert":
            throw Problem(
                .type, "\(listFunction) is for lists, this is a tensor",
                remedy: "concatenate([a, b]) puts tensors one after another", argument: "list")
        case "flatten":
            throw Problem(
                .type, "flatten is for lists, this is a tensor",
                remedy: "reshape(x, [-1]) puts all numbers into one axis",
                argument: "list")
        default: return nil
        }
    }

    /// The row-major places at which a number stands.
    private func places(of arguments: Arguments, _ name: String) throws -> [Int] {
        let value = try arguments.value("value")
        guard value.scalar.isNumber else {
            throw Problem(
                .type, "\(name) looks for a number in a tensor, found \(value.typePhrase)", argument: "value")
        }
        guard
            case .object(let mask as Tensor)? = try TensorOperators.apply(
                .equal, .object(try reshaped([count])), value.scalar)
        else { return [] }
        return mask.withFloats { numbers in numbers.indices.filter { numbers[$0] == 1 } }
    }

    /// Each number once, in the order of its first place; what is not a number equals nothing.
    private func uniqueNumbers() throws -> Tensor {
        if elementType == .int64 {
            var seen = Set<Int64>()
            let kept = withIntegers { $0.filter { seen.insert($0).inserted } }
            return try Tensor(integers: kept.map(Int.init), shape: [kept.count])
        }
        var seen = Set<Float>()
        let kept = withFloats { $0.filter { $0.isNaN || seen.insert($0).inserted } }
        return try Tensor(kept)
    }

    /// In rising or falling order, what is not a number last.
    private func sorted(isDescending: Bool) throws -> Tensor {
        guard rank == 1 else {
            throw Problem(
                .shape, "the parts of a tensor of shape \(shape) have no order",
                remedy: "reshape(x, [-1]) puts all numbers into one axis; by: gives what to sort by", argument: "list")
        }
        if elementType == .int64 {
            let numbers = integers.sorted()
            return try Tensor(integers: isDescending ? numbers.reversed() : numbers, shape: shape)
        }
        let numbers = withFloats {
            $0.sorted { isDescending ? $0 > $1 || ($1.isNaN && !$0.isNaN) : $0 < $1 || ($1.isNaN && !$0.isNaN) }
        }
        return try Tensor(numbers)
    }
}

extension Volume: AnswersListFunctions {
    public func answer(_ listFunction: String, _ arguments: Arguments) throws -> Value? {
        try tensor.answer(listFunction, arguments)
    }
}

extension LabelMap: AnswersListFunctions {
    public func answer(_ listFunction: String, _ arguments: Arguments) throws -> Value? {
        try tensor.answer(listFunction, arguments)
    }
}

extension Value {
    fileprivate var isNumber: Bool {
        switch self {
        case .integer, .float: true
        default: false
        }
    }
}

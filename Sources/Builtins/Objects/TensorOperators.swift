import Foundations
import Language
import Space
import Tensors
import Volumes

/// What operators mean where a tensor, a parameter, a volume or a label map stands on either side. Two images must stand on
/// one grid, and what is computed of an image stands there too: floats and comparisons as a volume, integers as a label map.
enum TensorOperators {
    static func apply(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value? {
        if operation != .matrixMultiply {
            try Grid.requireOne(left.grid, right.grid, of: ("the image on the left", "that on the right"))
        }
        if let comparison = operation.comparison { return try compare(comparison, left, right) }
        if [.union, .intersection].contains(operation), left.plainNumber != nil || right.plainNumber != nil {
            return nil
        }
        guard let a = try operand(left), let b = try operand(right) else { return nil }
        let result: Tensor
        switch operation {
        case .add: result = try a + b
        case .subtract: result = try a - b
        case .multiply: result = try a * b
        case .divide: result = try a / b
        case .floorDivide: result = try a.floorDivided(by: b)
        case .remainder: result = try a.remainder(dividingBy: b)
        case .power: result = try a.power(b)
        case .matrixMultiply: result = try a.matmul(b)
        case .union: result = try .maximum(try mask(a, operation), try mask(b, operation))
        case .intersection: result = try mask(a, operation) * mask(b, operation)
        default: return nil
        }
        return operation == .matrixMultiply ? .object(result) : try Value.map(result, ofShapeOf: left, right)
    }

    static func apply(_ operation: UnaryOperator, _ operand: Value) throws -> Value? {
        guard operation == .negate, let tensor = try operand.asTensor else { return nil }
        return try Value.map(try tensor.negated(), ofShapeOf: operand)
    }

    /// Of single numbers a truth, of anything else a mask.
    private static func compare(_ comparison: Tensor.Comparison, _ left: Value, _ right: Value) throws -> Value? {
        if case .boolean = left, comparison.isOrder { return nil }
        if case .boolean = right, comparison.isOrder { return nil }
        let result: Tensor
        switch (left, right) {
        // A float that no tensor has to hold is compared as it is.
        case (_, .float(let number)):
            guard let a = try left.asTensor else { return nil }
            result = try a.compared(comparison, a.elementType == .int64 ? number : narrowed(number))
        case (.float(let number), _):
            guard let b = try right.asTensor else { return nil }
            result = try b.compared(comparison.turned, b.elementType == .int64 ? number : narrowed(number))
        default:
            guard let a = try operand(left), let b = try operand(right) else { return nil }
            result = try a.compared(comparison, b)
        }
        if result.isScalar { return .boolean(try result.scalar() == 1) }
        return try Value.map(result, ofShapeOf: left, right)
    }

    private static func narrowed(_ number: Double) -> Double { Double(Float(number)) }

    /// What counts as a tensor beside another one: a boolean is a mask without axes.
    private static func operand(_ value: Value) throws -> Tensor? {
        if case .boolean(let truth) = value { return try Tensor(integers: [truth ? 1 : 0], shape: []) }
        return try value.asTensor
    }

    /// A tensor of 0 and 1, as floats off the tape.
    private static func mask(_ tensor: Tensor, _ operation: BinaryOperator) throws -> Tensor {
        let odd =
            tensor.elementType == .int64
            ? tensor.withIntegers { $0.first { $0 != 0 && $0 != 1 }.map { "\($0)" } }
            : tensor.withFloats { $0.first { $0 != 0 && $0 != 1 }.map { TensorDisplay.text(Double($0)) } }
        if let odd {
            throw Problem(
                .value, "`\(operation.rawValue)` combines masks of 0 and 1, and there is \(odd)",
                remedy: "a comparison gives a mask, as in x > 0 or labels == 2")
        }
        return try tensor.isNotEqual(elementwise: .zeros([]))
    }
}

extension BinaryOperator {
    fileprivate var comparison: Tensor.Comparison? {
        switch self {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        default: nil
        }
    }
}

extension Tensor.Comparison {
    fileprivate var isOrder: Bool { self != .equal && self != .notEqual }
}

/// A value that computes like a tensor.
protocol TensorLike: HasOperators, ComparedWhole {}

extension TensorLike {
    public static func apply(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value? {
        try TensorOperators.apply(operation, left, right)
    }

    public static func apply(_ operation: UnaryOperator, _ operand: Value) throws -> Value? {
        try TensorOperators.apply(operation, operand)
    }

    /// By shape and numbers.
    public func isSame(as other: any HostObject) -> Bool {
        guard let a = try? Value.object(self).asTensor, let b = try? Value.object(other).asTensor else { return false }
        return a.isSame(as: b)
    }
}

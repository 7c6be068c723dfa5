import Foundations
import Language
import Tensors
import Volumes

/// What operators mean where a tensor, a parameter, a volume or a label map stands on either side.
enum TensorOperators {
    static func apply(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value? {
        guard let a = try left.asTensor, let b = try right.asTensor else { return nil }
        let result: Tensor
        switch operation {
        case .add: result = try a + b
        case .subtract: result = try a - b
        case .multiply: result = try a * b
        case .divide: result = try a / b
        case .floorDivide: result = try a.floorDivided(by: b)
        case .remainder: result = try a - b * a.floorDivided(by: b)
        case .power: result = try a.power(b)
        case .matrixMultiply: result = try a.matmul(b)
        case .equal: result = try a.isEqual(elementwise: b)
        case .notEqual: result = try a.isNotEqual(elementwise: b)
        case .less: result = try a.isLess(than: b)
        case .lessOrEqual: result = try a.isLessOrEqual(to: b)
        case .greater: result = try a.isGreater(than: b)
        case .greaterOrEqual: result = try a.isGreaterOrEqual(to: b)
        case .union: result = try .maximum(try mask(a), try mask(b))
        case .intersection: result = try mask(a) * mask(b)
        }
        return .object(try regained(result, left, right))
    }

    static func apply(_ operation: UnaryOperator, _ operand: Value) throws -> Value? {
        guard operation == .negate, let tensor = try operand.asTensor else { return nil }
        return .object(try regained(try tensor.negated(), operand, operand))
    }

    /// 1 where an element is not 0, else 0.
    private static func mask(_ tensor: Tensor) throws -> Tensor { try tensor.isNotEqual(elementwise: .zeros([])) }

    /// Arithmetic with a volume gives a volume of the same geometry, as long as the size stayed.
    private static func regained(_ tensor: Tensor, _ left: Value, _ right: Value) throws -> any HostObject {
        for case .object(let object) in [left, right] {
            if let volume = object as? Volume, volume.tensor.shape == tensor.shape, tensor.elementType == .float32 {
                return try Volume(tensor: tensor, affine: volume.affine, spatialRank: volume.spatialRank)
            }
        }
        return tensor
    }
}

/// A value that computes like a tensor.
protocol TensorLike: HasOperators {}

extension TensorLike {
    public static func apply(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value? {
        try TensorOperators.apply(operation, left, right)
    }

    public static func apply(_ operation: UnaryOperator, _ operand: Value) throws -> Value? {
        try TensorOperators.apply(operation, operand)
    }
}

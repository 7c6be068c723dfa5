import CKernels
import Foundations

extension Tensor {
    /// The larger of two, element by element; where both are equal the gradient goes to the first.
    public static func maximum(_ a: Tensor, _ b: Tensor) throws -> Tensor {
        if a.elementType == .int64, b.elementType == .int64 {
            return try binaryIntegers(a, b, "take the maximum of") { Swift.max($0, $1) }
        }
        return try extreme(a, b, "maximum", reel_maximum) { try $0.isGreaterOrEqual(to: $1) }
    }

    /// The smaller of two, element by element; where both are equal the gradient goes to the first.
    public static func minimum(_ a: Tensor, _ b: Tensor) throws -> Tensor {
        if a.elementType == .int64, b.elementType == .int64 {
            return try binaryIntegers(a, b, "take the minimum of") { Swift.min($0, $1) }
        }
        return try extreme(a, b, "minimum", reel_minimum) { try $0.isLessOrEqual(to: $1) }
    }

    private static func extreme(
        _ a: Tensor, _ b: Tensor, _ name: String, _ kernel: @escaping BinaryKernel,
        takesFirst: @escaping (Tensor, Tensor) throws -> Tensor
    ) throws -> Tensor {
        let (left, right) = (try a.asFloats().detached(), try b.asFloats().detached())
        let y = try binary(left, right, "take the \(name) of", kernel)
        return operation(inputs: [a, b], output: y, name: name) { dy in
            let first = try takesFirst(left, right)
            return [try (dy * first).summed(to: left.shape), try (dy * (1 - first)).summed(to: right.shape)]
        }
    }

    /// a where the condition is not 0, else b; all three broadcast together.
    public static func select(_ condition: Tensor, _ a: Tensor, _ b: Tensor) throws -> Tensor {
        let shape = try Shape.broadcast(
            Shape.broadcast(condition.shape, a.shape, doing: "select between"), b.shape, doing: "select between")
        if a.elementType == .int64, b.elementType == .int64 { return try selectIntegers(condition, a, b, shape) }
        let mask = try condition.isNotEqual(elementwise: .zeros([])).broadcast(to: shape)
        let left = try a.asFloats().detached().broadcast(to: shape)
        let right = try b.asFloats().detached().broadcast(to: shape)
        let y = try Tensor(uninitialized: shape)
        let (c, l, r, to) = (mask.floatPointer, left.floatPointer, right.floatPointer, y.floatPointer)
        try Profiler.measure("where", bytes: 4 * y.bytes) {
            try Threads.forEachChunk(y.count, chunk: elementwiseChunk) { start, end in
                reel_select(c + start, l + start, r + start, to + start, end - start)
            }
        }
        let (shapeA, shapeB) = (a.shape, b.shape)
        return operation(inputs: [a, b], output: y, name: "where") { dy in
            let zero = try Tensor(0)
            return [
                try select(mask, dy, zero).summed(to: shapeA), try select(mask, zero, dy).summed(to: shapeB),
            ]
        }
    }

    private static func selectIntegers(_ condition: Tensor, _ a: Tensor, _ b: Tensor, _ shape: [Int]) throws -> Tensor {
        let mask = try condition.isNotEqual(elementwise: .zeros([])).broadcast(to: shape)
        let (left, right) = (try a.broadcast(to: shape), try b.broadcast(to: shape))
        let y = try Tensor(uninitialized: shape, .int64)
        let (c, l, r, to) = (mask.floatPointer, left.integerPointer, right.integerPointer, y.integerPointer)
        try Threads.forEachChunk(y.count, chunk: elementwiseChunk) { start, end in
            for index in start..<end { to[index] = c[index] != 0 ? l[index] : r[index] }
        }
        return withExtendedLifetime((mask, left, right)) { y }
    }
}

import CKernels
import Foundations

// Sums, differences, products and quotients, broadcast. Two integer tensors give an integer one, exactly or not at all,
// except under /; an integer with a float gives floats.

extension Tensor {
    /// a + b
    public static func + (a: Tensor, b: Tensor) throws -> Tensor {
        if a.elementType == .int64, b.elementType == .int64 {
            return try integers(a, b, "add", sign: "+") { $0.addingReportingOverflow($1) }
        }
        let y = try inFloats(a, b, "add", reel_add, +)
        let (shapeA, shapeB, needsA, needsB) = (a.shape, b.shape, a.isRecorded, b.isRecorded)
        return operation(inputs: [a, b], output: y, name: "add") { dy in
            [needsA ? try dy.summed(to: shapeA) : nil, needsB ? try dy.summed(to: shapeB) : nil]
        }
    }

    /// a − b
    public static func - (a: Tensor, b: Tensor) throws -> Tensor {
        if a.elementType == .int64, b.elementType == .int64 {
            return try integers(a, b, "subtract", sign: "-") { $0.subtractingReportingOverflow($1) }
        }
        let y = try inFloats(a, b, "subtract", reel_subtract, -)
        let (shapeA, shapeB, needsA, needsB) = (a.shape, b.shape, a.isRecorded, b.isRecorded)
        return operation(inputs: [a, b], output: y, name: "subtract") { dy in
            [needsA ? try dy.summed(to: shapeA) : nil, needsB ? try dy.summed(to: shapeB).negated() : nil]
        }
    }

    /// a · b, element by element. da = dy · b, db = dy · a.
    public static func * (a: Tensor, b: Tensor) throws -> Tensor {
        if a.elementType == .int64, b.elementType == .int64 {
            return try integers(a, b, "multiply", sign: "*") { $0.multipliedReportingOverflow(by: $1) }
        }
        let y = try inFloats(a, b, "multiply", reel_multiply, *)
        let (left, right) = (try a.nearestFloats().detached(), try b.nearestFloats().detached())
        let (needsA, needsB) = (a.isRecorded, b.isRecorded)
        return operation(inputs: [a, b], output: y, name: "multiply") { dy in
            [
                needsA ? try (dy * right).summed(to: left.shape) : nil,
                needsB ? try (dy * left).summed(to: right.shape) : nil,
            ]
        }
    }

    /// a / b, in floats. da = dy / b, db = −dy · a / b².
    public static func / (a: Tensor, b: Tensor) throws -> Tensor {
        let y = try inFloats(a, b, "divide", reel_divide, /)
        let (left, right) = (try a.nearestFloats().detached(), try b.nearestFloats().detached())
        let quotient = y.detached()
        let (needsA, needsB) = (a.isRecorded, b.isRecorded)
        return operation(inputs: [a, b], output: y, name: "divide") { dy in
            let da = try dy / right
            return [
                needsA ? try da.summed(to: left.shape) : nil,
                needsB ? try (da * quotient).summed(to: right.shape).negated() : nil,
            ]
        }
    }

    public static func + (a: Tensor, b: Double) throws -> Tensor { try a + Tensor(b) }
    public static func - (a: Tensor, b: Double) throws -> Tensor { try a - Tensor(b) }
    public static func * (a: Tensor, b: Double) throws -> Tensor { try a * Tensor(b) }
    public static func / (a: Tensor, b: Double) throws -> Tensor { try a / Tensor(b) }
    public static func + (a: Double, b: Tensor) throws -> Tensor { try Tensor(a) + b }
    public static func - (a: Double, b: Tensor) throws -> Tensor { try Tensor(a) - b }
    public static func * (a: Double, b: Tensor) throws -> Tensor { try Tensor(a) * b }
    public static func / (a: Double, b: Tensor) throws -> Tensor { try Tensor(a) / b }

    /// The sum of two tensors of one shape, in the memory of one of them if nobody else holds it.
    static func total(_ left: consuming Tensor, _ right: consuming Tensor) throws -> Tensor {
        var (left, right) = (left, right)
        if isKnownUniquelyReferenced(&left.storage) {
            try left.add(right)
            return left
        }
        if isKnownUniquelyReferenced(&right.storage) {
            try right.add(left)
            return right
        }
        return try withoutTape { [left, right] in try left + right }
    }

    /// Into this tensor's memory, which nobody else holds.
    private func add(_ other: Tensor) throws {
        let (sum, from) = (floatPointer, other.floatPointer)
        try Profiler.measure("accumulate", bytes: 3 * other.bytes) {
            try Threads.forEachChunk(count, chunk: elementwiseChunk) { start, end in
                reel_accumulate(sum + start, from + start, end - start)
            }
        }
    }
}

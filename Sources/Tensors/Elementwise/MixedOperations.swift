import CKernels
import Foundations

// Where integers meet floats the result is float32. Integers up to 2^24 are floats as they are; where there are larger ones
// the operation is done in double precision and its result rounded once, so that nothing is lost before.

extension Tensor {
    /// Up to here every integer is a float32.
    static let exactIntegers = Int64(1) << 24

    /// Whether some integer is larger than every one of which float32 has its like.
    var holdsLargeIntegers: Bool {
        guard elementType == .int64 else { return false }
        let limit = UInt64(Self.exactIntegers)
        return withIntegers { $0.contains { $0.magnitude > limit } }
    }

    /// y = f(a, b) in floats, broadcast: by the kernel, or by `exact` where there are large integers.
    static func inFloats(
        _ a: Tensor, _ b: Tensor, _ action: String, _ kernel: @escaping BinaryKernel,
        _ exact: (Double, Double) -> Double
    ) throws -> Tensor {
        guard a.holdsLargeIntegers || b.holdsLargeIntegers else {
            return try binary(a.asFloats().detached(), b.asFloats().detached(), action, kernel)
        }
        let plan = try BroadcastPlan(a.shape, b.shape, doing: action)
        let y = try Tensor(uninitialized: plan.result)
        let out = y.floatPointer
        a.withDoubles { left in
            b.withDoubles { right in
                plan.forEachPair { out[$2] = Float(exact(left($0), right($1))) }
            }
        }
        return y
    }

    /// Calls `body` with what gives an element as a double.
    private func withDoubles<R>(_ body: ((Int) -> Double) throws -> R) rethrows -> R {
        elementType == .int64
            ? try withIntegers { numbers in try body { Double(numbers[$0]) } }
            : try withFloats { numbers in try body { Double(numbers[$0]) } }
    }

    /// As float32, large integers rounded to the nearest. Recorded (the identity) for floats.
    func nearestFloats() throws -> Tensor {
        if elementType == .float32 { return self }
        let result = try Tensor(uninitialized: shape)
        let (from, to) = (integerPointer, result.floatPointer)
        for index in 0..<count { to[index] = Float(from[index]) }
        return result
    }
}

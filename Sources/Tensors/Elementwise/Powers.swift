import CKernels
import Foundations

extension Tensor {
    /// x^exponent; a fraction of a negative number is not a number.
    public func power(_ exponent: Double) throws -> Tensor {
        if elementType == .int64, exponent >= 0, exponent == exponent.rounded(), exponent <= 62 {
            let times = Int(exponent)
            return try mapIntegers { value in (0..<times).reduce(Int64(1)) { product, _ in product &* value } }
        }
        if exponent == 2 { return try squared() }
        if exponent == 0.5 { return try sqrt() }
        return try unary("power", reel_power_scalar, reel_power_scalar_gradient, exponent)
    }

    /// x²
    public func squared() throws -> Tensor { try unary("square", reel_square, reel_square_gradient) }

    /// √x; not a number below 0.
    public func sqrt() throws -> Tensor {
        try unary("sqrt", reel_sqrt, reel_sqrt_gradient, keepsInput: false, keepsResult: true)
    }

    /// |x|; the gradient at 0 is 0.
    public func abs() throws -> Tensor {
        if elementType == .int64 { return try mapIntegers { $0 == .min ? $0 : Swift.abs($0) } }
        return try unary("abs", reel_abs, reel_abs_gradient)
    }

    /// −x
    public func negated() throws -> Tensor {
        if elementType == .int64 { return try mapIntegers { 0 &- $0 } }
        return try unary("negate", reel_negate, reel_negate_gradient)
    }

    public static prefix func - (x: Tensor) throws -> Tensor { try x.negated() }

    /// a^b, element by element, broadcast. d/da = b a^(b−1), d/db = a^b log a (0 where a is not positive).
    public func power(_ exponent: Tensor) throws -> Tensor {
        let (a, b) = (try asFloats(), try exponent.asFloats())
        let y = try Tensor.binary(a, b, "raise", reel_power)
        let (base, power, result) = (a.detached(), b.detached(), y.detached())
        let (needsA, needsB) = (a.isRecorded, b.isRecorded)
        return .operation(inputs: [a, b], output: y, name: "power") { dy in
            let da = needsA ? try (dy * (power * base.power(power - 1))).summed(to: base.shape) : nil
            guard needsB else { return [da, nil] }
            let positive = try base.isGreater(than: Tensor(0))
            let logarithm = try Tensor.select(positive, base, .init(1)).log()
            return [da, try (dy * result * logarithm).summed(to: power.shape)]
        }
    }

    func mapIntegers(_ body: (Int64) -> Int64) throws -> Tensor {
        let result = try Tensor(uninitialized: shape, .int64)
        for index in 0..<count { result.integerPointer[index] = body(integerPointer[index]) }
        return result
    }
}

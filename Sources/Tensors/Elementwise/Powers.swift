import CKernels
import Foundation
import Foundations

extension Tensor {
    /// x^exponent; a fraction of a negative number is not a number.
    public func power(_ exponent: Double) throws -> Tensor {
        if elementType == .int64, let whole = Int(exactly: exponent) {
            return try power(Tensor(integers: [whole], shape: []))
        }
        if exponent == 2 { return try squared() }
        if exponent == 0.5 { return try sqrt() }
        return try unary("power", reel_power_scalar, reel_power_scalar_gradient, exponent)
    }

    /// x²
    public func squared() throws -> Tensor { try unary("square", reel_square, reel_square_gradient) }

    /// √x; not a number below 0.
    public func sqrt() throws -> Tensor {
        try unary("sqrt", reel_sqrt, reel_sqrt_gradient, keepsInput: false, keepsResult: true, roundsIntegers: true)
    }

    /// |x|; the gradient at 0 is 0.
    public func abs() throws -> Tensor {
        if elementType == .int64 {
            return try integers(sign: "abs") { $0 < 0 ? Int64(0).subtractingReportingOverflow($0) : ($0, false) }
        }
        return try unary("abs", reel_abs, reel_abs_gradient)
    }

    /// −x
    public func negated() throws -> Tensor {
        if elementType == .int64 {
            return try integers(sign: "-") { Int64(0).subtractingReportingOverflow($0) }
        }
        return try unary("negate", reel_negate, reel_negate_gradient)
    }

    public static prefix func - (x: Tensor) throws -> Tensor { try x.negated() }

    /// a^b, element by element, broadcast. d/da = b a^(b−1), 0 where b is 0; d/db = a^b log a, 0 where a is not positive.
    /// Two integer tensors give an integer one, exactly, unless an exponent is negative.
    public func power(_ exponent: Tensor) throws -> Tensor {
        if elementType == .int64, exponent.elementType == .int64,
            exponent.withIntegers({ !$0.contains { $0 < 0 } })
        {
            return try Self.integers(self, exponent, "raise", sign: "^", Self.raised)
        }
        let y = try Tensor.inFloats(self, exponent, "raise", reel_power, Foundation.pow)
        let (base, power, result) = (
            try nearestFloats().detached(), try exponent.nearestFloats().detached(), y.detached()
        )
        let (needsA, needsB) = (isRecorded, exponent.isRecorded)
        return .operation(inputs: [self, exponent], output: y, name: "power") { dy in
            var gradients: [Tensor?] = [nil, nil]
            if needsA {
                // Where the exponent is 0 the result is 1 whatever the base, and a^(b−1) may be infinite.
                let constant = try power.isEqual(elementwise: Tensor(0))
                let slope = try Tensor.select(constant, Tensor(0), power * base.power(power - 1))
                gradients[0] = try (dy * slope).summed(to: base.shape)
            }
            if needsB {
                let isPositive = try base.isGreater(than: Tensor(0))
                let logarithm = try Tensor.select(isPositive, base, .init(1)).log()
                let slope = try Tensor.select(isPositive, result * logarithm, Tensor(0))
                gradients[1] = try (dy * slope).summed(to: power.shape)
            }
            return gradients
        }
    }
}

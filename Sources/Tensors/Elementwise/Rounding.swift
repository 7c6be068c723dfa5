import CKernels
import Foundation
import Foundations

// Rounding has the gradient 0 almost everywhere, so its results are off the tape.

extension Tensor {
    /// The largest whole number that is no larger, element by element; integers stay as they are.
    public func floored() throws -> Tensor { try rounded(.down) }

    /// The nearest whole number, halves to the even one.
    public func rounded() throws -> Tensor { try rounded(.toNearestOrEven) }

    private func rounded(_ rule: FloatingPointRoundingRule) throws -> Tensor {
        if elementType == .int64 { return detached() }
        return try Tensor(shape: shape) { result in
            withFloats { values in
                for index in values.indices { result[index] = values[index].rounded(rule) }
            }
        }
    }

    /// ⌊a / b⌋. Two integer tensors give an integer one, exactly; a zero in `b` is then an error.
    public func floorDivided(by other: Tensor) throws -> Tensor {
        guard elementType == .int64, other.elementType == .int64 else {
            return try Self.inFloats(self, other, "divide", reel_floored_quotient) { a, b in
                b == 0 || b.isInfinite || a.isInfinite ? (a / b).rounded(.down) : Self.flooredQuotient(a, b)
            }
        }
        try Self.requireNoZero(other, instead: "/ divides in floats")
        return try Self.integers(self, other, "divide", sign: "//", Self.flooredQuotient)
    }

    /// a − b ⌊a / b⌋, which lies from 0 to below b. Two integer tensors give an integer one; a zero in `b` is then an
    /// error. da = dy, db = −dy ⌊a / b⌋.
    public func remainder(dividingBy other: Tensor) throws -> Tensor {
        if elementType == .int64, other.elementType == .int64 {
            try Self.requireNoZero(other, instead: "t * 1.0 makes floats")
            return try Self.integers(self, other, "divide", sign: "%", Self.flooredRemainder)
        }
        let y = try Self.inFloats(self, other, "divide", reel_floored_remainder, Self.flooredRemainder)
        let (left, right) = (detached(), other.detached())
        let (needsA, needsB) = (isRecorded, other.isRecorded)
        return .operation(inputs: [self, other], output: y, name: "remainder") { dy in
            [
                needsA ? try dy.summed(to: left.shape) : nil,
                needsB ? try (dy * left.floorDivided(by: right)).summed(to: right.shape).negated() : nil,
            ]
        }
    }

    private static func requireNoZero(_ divisor: Tensor, instead: String) throws {
        guard divisor.withIntegers({ $0.contains(0) }) else { return }
        throw Problem(.numeric, "an integer tensor is divided by zero", remedy: instead)
    }

    /// As the kernels have them.
    private static func flooredRemainder(_ a: Double, _ b: Double) -> Double {
        let rest = fmod(a, b)
        guard rest != 0, (rest < 0) != (b < 0), !rest.isNaN else { return rest }
        guard b.isFinite else { return .nan }
        let sum = rest + b
        return sum == b ? (b > 0 ? b.nextDown : b.nextUp) : sum
    }

    private static func flooredQuotient(_ a: Double, _ b: Double) -> Double {
        let rest = fmod(a, b)
        let quotient = ((a - rest) / b).rounded()
        return rest != 0 && (rest < 0) != (b < 0) ? quotient - 1 : quotient
    }
}

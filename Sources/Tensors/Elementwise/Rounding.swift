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
        guard elementType == .int64, other.elementType == .int64 else { return try (self / other).floored() }
        guard !other.withIntegers({ $0.contains(0) }) else {
            throw Problem(.numeric, "an integer tensor is divided by zero", remedy: "/ divides in floats")
        }
        return try Self.binaryIntegers(self, other, "divide") { a, b in
            let quotient = a.dividedReportingOverflow(by: b).partialValue
            let hasRest = a.remainderReportingOverflow(dividingBy: b).partialValue != 0
            return hasRest && (a < 0) != (b < 0) ? quotient &- 1 : quotient
        }
    }
}

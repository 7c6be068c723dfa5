import Foundations

// Operations on integer tensors are exact: what leaves 64 bits is an error.

extension Tensor {
    /// f(a, b) of two integer tensors, broadcast. `body` gives the result and whether it leaves 64 bits, as Swift's own
    /// operations do; `sign` is for the message ("+").
    static func integers(
        _ a: Tensor, _ b: Tensor, _ action: String, sign: String,
        _ body: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
    ) throws -> Tensor {
        var overflowing: (Int64, Int64)?
        let result = try binaryIntegers(a, b, action) { left, right in
            let (value, isOver) = body(left, right)
            if isOver, overflowing == nil { overflowing = (left, right) }
            return value
        }
        if let (left, right) = overflowing { throw overflow("\(left) \(sign) \(right)") }
        return result
    }

    /// f(x) of an integer tensor.
    func integers(
        sign: String, _ body: (Int64) -> (partialValue: Int64, overflow: Bool)
    ) throws -> Tensor {
        let result = try Tensor(uninitialized: shape, .int64)
        let (from, to) = (integerPointer, result.integerPointer)
        for index in 0..<count {
            let (value, isOver) = body(from[index])
            guard !isOver else { throw Self.overflow("\(sign)(\(from[index]))") }
            to[index] = value
        }
        return result
    }

    static func overflow(_ what: String) -> Problem {
        Problem(
            .numeric, "\(what) does not fit in a 64-bit integer",
            remedy: "t * 1.0 makes a tensor of floats, which reach further")
    }

    /// a^b for b of at least 0.
    static func raised(_ base: Int64, _ exponent: Int64) -> (partialValue: Int64, overflow: Bool) {
        var (result, square, left, isOver) = (Int64(1), base, exponent, false)
        while left > 0 {
            if left & 1 == 1 {
                let product = result.multipliedReportingOverflow(by: square)
                (result, isOver) = (product.partialValue, isOver || product.overflow)
            }
            left >>= 1
            guard left > 0 else { break }
            let product = square.multipliedReportingOverflow(by: square)
            (square, isOver) = (product.partialValue, isOver || product.overflow)
        }
        return (result, isOver)
    }

    /// ⌊a / b⌋ for b that is not 0.
    static func flooredQuotient(_ a: Int64, _ b: Int64) -> (partialValue: Int64, overflow: Bool) {
        let (quotient, isOver) = a.dividedReportingOverflow(by: b)
        let hasRest = a.remainderReportingOverflow(dividingBy: b).partialValue != 0
        return (hasRest && (a < 0) != (b < 0) ? quotient - 1 : quotient, isOver)
    }

    /// a − b ⌊a / b⌋ for b that is not 0.
    static func flooredRemainder(_ a: Int64, _ b: Int64) -> (partialValue: Int64, overflow: Bool) {
        let rest = a.remainderReportingOverflow(dividingBy: b).partialValue
        return (rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest, false)
    }
}

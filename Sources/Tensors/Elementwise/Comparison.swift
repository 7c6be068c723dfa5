import CKernels

// Comparisons give 1 where they hold and 0 where not, as floats, and have no gradient. Integers are compared exactly, with
// floats as well.

extension Tensor {
    public func isEqual(elementwise other: Tensor) throws -> Tensor { try compared(.equal, other) }
    public func isNotEqual(elementwise other: Tensor) throws -> Tensor { try compared(.notEqual, other) }
    public func isLess(than other: Tensor) throws -> Tensor { try compared(.less, other) }
    public func isLessOrEqual(to other: Tensor) throws -> Tensor { try compared(.lessOrEqual, other) }
    public func isGreater(than other: Tensor) throws -> Tensor { try other.compared(.less, self) }
    public func isGreaterOrEqual(to other: Tensor) throws -> Tensor { try other.compared(.lessOrEqual, self) }

    public enum Comparison: Sendable {
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

        /// The same of the operands the other way round.
        public var turned: Comparison {
            switch self {
            case .equal, .notEqual: self
            case .less: .greater
            case .lessOrEqual: .greaterOrEqual
            case .greater: .less
            case .greaterOrEqual: .lessOrEqual
            }
        }

        fileprivate var kernel: BinaryKernel? {
            switch self {
            case .equal: reel_equal
            case .notEqual: reel_not_equal
            case .less: reel_less
            case .lessOrEqual: reel_less_equal
            case .greater, .greaterOrEqual: nil
            }
        }
    }

    public func compared(_ comparison: Comparison, _ other: Tensor) throws -> Tensor {
        guard let kernel = comparison.kernel else { return try other.compared(comparison.turned, self) }
        switch (elementType, other.elementType) {
        case (.int64, .int64): return try comparedIntegers(comparison, other)
        case (.int64, .float32) where holdsLargeIntegers:
            return try comparedMixed(other) { Self.holds(comparison, $0, Double($1)) }
        case (.float32, .int64) where other.holdsLargeIntegers:
            return try other.comparedMixed(self) { Self.holds(comparison.turned, $0, Double($1)) }
        default: return try Tensor.binary(asFloats().detached(), other.asFloats().detached(), "compare", kernel)
        }
    }

    /// An integer tensor with one number that no tensor had to hold before.
    public func compared(_ comparison: Comparison, _ number: Double) throws -> Tensor {
        guard elementType == .int64 else { return try compared(comparison, Tensor(number)) }
        let result = try Tensor(uninitialized: shape)
        let (from, to) = (integerPointer, result.floatPointer)
        try Threads.forEachChunk(count, chunk: elementwiseChunk) { start, end in
            for index in start..<end { to[index] = Self.holds(comparison, from[index], number) ? 1 : 0 }
        }
        return result
    }

    private func comparedIntegers(_ comparison: Comparison, _ other: Tensor) throws -> Tensor {
        switch comparison {
        case .equal: try comparedIntegers(other, ==)
        case .notEqual: try comparedIntegers(other, !=)
        case .less: try comparedIntegers(other, <)
        case .lessOrEqual: try comparedIntegers(other, <=)
        case .greater: try comparedIntegers(other, >)
        case .greaterOrEqual: try comparedIntegers(other, >=)
        }
    }

    @inline(__always)
    private func comparedIntegers(_ other: Tensor, _ holds: (Int64, Int64) -> Bool) throws -> Tensor {
        let plan = try BroadcastPlan(shape, other.shape, doing: "compare")
        let result = try Tensor(uninitialized: plan.result)
        let (left, right, to) = (integerPointer, other.integerPointer, result.floatPointer)
        plan.forEachPair { to[$2] = holds(left[$0], right[$1]) ? 1 : 0 }
        return result
    }

    /// This tensor's integers with another's floats.
    private func comparedMixed(_ other: Tensor, _ holds: (Int64, Float) -> Bool) throws -> Tensor {
        let plan = try BroadcastPlan(shape, other.shape, doing: "compare")
        let result = try Tensor(uninitialized: plan.result)
        let (left, right, to) = (integerPointer, other.floatPointer, result.floatPointer)
        plan.forEachPair { to[$2] = holds(left[$0], right[$1]) ? 1 : 0 }
        return result
    }

    /// Neither number is rounded to the other's type.
    private static func holds(_ comparison: Comparison, _ a: Int64, _ b: Double) -> Bool {
        switch comparison {
        case .equal: return Int64(exactly: b) == a
        case .notEqual: return Int64(exactly: b) != a
        default: break
        }
        if b.isNaN { return false }
        if b >= 0x1p63 { return comparison == .less || comparison == .lessOrEqual }
        if b < -0x1p63 { return comparison == .greater || comparison == .greaterOrEqual }
        switch comparison {
        case .less: return a < Int64(exactly: b.rounded(.up)) ?? .max
        case .greaterOrEqual: return a >= Int64(exactly: b.rounded(.up)) ?? .max
        case .lessOrEqual: return a <= Int64(b.rounded(.down))
        default: return a > Int64(b.rounded(.down))
        }
    }

    /// Whether shape and every number are equal, whatever their types; what is not a number equals nothing.
    public func isSame(as other: Tensor) -> Bool {
        guard shape == other.shape else { return false }
        switch (elementType, other.elementType) {
        case (.int64, .float32): return zipped(other) { Int64(exactly: $1) == $0 }
        case (.float32, .int64): return other.zipped(self) { Int64(exactly: $1) == $0 }
        default: return isEqual(to: other)
        }
    }

    private func zipped(_ other: Tensor, _ isEqual: (Int64, Float) -> Bool) -> Bool {
        withIntegers { left in other.withFloats { right in left.indices.allSatisfy { isEqual(left[$0], right[$0]) } } }
    }
}

import Foundations

extension Tensor {
    /// With `before` and `after` elements of `value` added at the ends of each axis. dx = dy without them.
    public func padded(before: [Int], after: [Int], value: Double = 0) throws -> Tensor {
        guard before.count == rank, after.count == rank, (before + after).allSatisfy({ $0 >= 0 }) else {
            throw Problem(
                .shape, "paddings \(before) and \(after) do not fit a tensor of shape \(shape)",
                remedy: "give one number, not negative, per axis and side")
        }
        let target = try shape.indices.map { axis -> Int in
            let (sum, overflow) = shape[axis].addingReportingOverflow(before[axis])
            let (size, overflowToo) = sum.addingReportingOverflow(after[axis])
            guard !overflow, !overflowToo else {
                throw Problem(.memory, "paddings \(before) and \(after) are too large")
            }
            return size
        }
        var result = elementType == .int64 ? try Tensor.zeros(target, .int64) : try Tensor.filled(target, value)
        if elementType == .int64, value != 0 {
            guard let number = Int64(exactly: value) else {
                throw Problem(
                    .type, "\(value) cannot stand in a tensor of integers",
                    remedy: "make it one of floats first: t * 1.0",
                    argument: "value")
            }
            result.integerPointer.update(repeating: number, count: result.count)
        }
        var view = StridedView(of: target)
        view.shape = shape
        view.offset = zip(before, view.strides).reduce(0) { $0 + $1.0 * $1.1 }
        try view.scatter(self, into: &result)
        return .operation(inputs: [self], output: result, name: "pad") { [view] dy in [try view.gather(from: dy)] }
    }

    /// 1 at each integer's place along a new last axis of `count`, else 0; values outside 0 ..< count throw.
    public func oneHot(_ count: Int) throws -> Tensor {
        let places = try asIntegers()
        guard count > 0 else {
            throw Problem(.value, "one_hot needs at least one class, not \(count)", argument: "count")
        }
        let result = try Tensor.zeros(shape + [count])
        for index in 0..<places.count {
            let place = places.integerPointer[index]
            guard place >= 0, place < count else {
                throw Problem(
                    .value, "\(place) is not a class of \(count)", remedy: "values must lie from 0 to \(count - 1)")
            }
            result.floatPointer[index * count + Int(place)] = 1
        }
        return result
    }
}

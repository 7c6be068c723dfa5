import Foundations

/// One part of an index expression, with the meaning it has in numpy.
public enum TensorIndex: Sendable, Equatable {
    /// One place; the axis goes. Negative ones count from the end.
    case index(Int)
    /// from ..< to by a step; nil stands for the end in the direction of the step. Places outside are cut off.
    case range(from: Int?, to: Int?, step: Int)
    /// All of the axis.
    case all
    /// As many whole axes as are left over.
    case ellipsis
    /// A new axis of size 1.
    case newAxis
}

extension TensorIndex {
    /// First place and number of places of a range in an axis of so many.
    public static func places(from: Int?, to: Int?, step: Int, size: Int) throws -> (start: Int, count: Int) {
        try StridedView.places(from, to, step, size: size)
    }
}

extension StridedView {
    /// The selection that indices make of a contiguous tensor of this shape.
    init(_ indices: [TensorIndex], of shape: [Int]) throws {
        let used = indices.count { $0 != .ellipsis && $0 != .newAxis }
        guard used <= shape.count else {
            throw Problem(
                .index, "\(used) indices are too many for a tensor of shape \(shape)",
                remedy: "give at most \(shape.count)")
        }
        guard indices.count(where: { $0 == .ellipsis }) <= 1 else {
            throw Problem(.index, "an index has at most one ellipsis (...)")
        }
        let strides = Shape.strides(shape)
        var view = StridedView(shape: [], strides: [])
        var axis = 0
        func keepWhole(_ count: Int) {
            view.shape += shape[axis..<(axis + count)]
            view.strides += strides[axis..<(axis + count)]
            axis += count
        }
        for index in indices {
            switch index {
            case .ellipsis: keepWhole(shape.count - used)
            case .all: keepWhole(1)
            case .newAxis:
                view.shape.append(1)
                view.strides.append(0)
            case .index(let place):
                let resolved = place < 0 ? place &+ shape[axis] : place
                guard (0..<shape[axis]).contains(resolved) else {
                    throw Problem(
                        .index, "index \(place) is outside axis \(axis) of a tensor of shape \(shape)",
                        remedy: shape[axis] == 0
                            ? "the axis is empty"
                            : "it runs from 0 to \(shape[axis] - 1), or from -\(shape[axis]) to -1")
                }
                view.offset += resolved * strides[axis]
                axis += 1
            case .range(let from, let to, let step):
                let (start, count) = try Self.places(from, to, step, size: shape[axis])
                view.offset += count > 0 ? start * strides[axis] : 0
                view.shape.append(count)
                view.strides.append(strides[axis].multipliedReportingOverflow(by: step).partialValue)
                axis += 1
            }
        }
        keepWhole(shape.count - axis)
        self = view
    }

    /// First place and number of places of a range, as Python's `slice.indices` has them.
    static func places(_ from: Int?, _ to: Int?, _ step: Int, size: Int) throws -> (start: Int, count: Int) {
        guard step != 0, step != .min else { throw Problem(.index, "the step of a slice cannot be 0") }
        func bounded(_ place: Int, _ low: Int, _ high: Int) -> Int {
            Swift.min(Swift.max(place < 0 ? place &+ size : place, low), high)
        }
        if step > 0 {
            let start = from.map { bounded($0, 0, size) } ?? 0
            let end = to.map { bounded($0, 0, size) } ?? size
            return (start, end > start ? (end - start - 1) / step + 1 : 0)
        }
        let start = from.map { bounded($0, -1, size - 1) } ?? size - 1
        let end = to.map { bounded($0, -1, size - 1) } ?? -1
        return (start, start > end ? (start - end - 1) / -step + 1 : 0)
    }
}

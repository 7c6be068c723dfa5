import Foundations

extension Tensor {
    /// Axes in another order (nil: reversed): result axis i is this tensor's axis `axes[i]`.
    public func transposed(_ axes: [Int]? = nil) throws -> Tensor {
        let order = try axes?.map { try Shape.axis($0, in: shape) } ?? shape.indices.reversed()
        guard order.sorted() == Array(shape.indices) else {
            throw Problem(
                .shape, "\(axes ?? []) does not name each axis of a tensor of shape \(shape) once", argument: "axes")
        }
        if order == Array(shape.indices) { return self }
        let strides = Shape.strides(shape)
        return try gathered(
            StridedView(shape: order.map { shape[$0] }, strides: order.map { strides[$0] }), name: "transpose")
    }

    /// Reversed along some axes.
    public func flipped(_ axes: [Int]) throws -> Tensor {
        var view = StridedView(of: shape)
        for axis in try Shape.axes(axes, in: shape) where shape[axis] > 0 {
            view.offset += (shape[axis] - 1) * view.strides[axis]
            view.strides[axis] = -view.strides[axis]
        }
        return try gathered(view, name: "flip")
    }

    /// Turned by `times` quarter turns in the plane of two axes, from the first towards the second.
    public func rotated90(_ times: Int = 1, axes: (Int, Int)) throws -> Tensor {
        let first = try Shape.axis(axes.0, in: shape)
        let second = try Shape.axis(axes.1, in: shape)
        guard first != second else {
            throw Problem(.shape, "a rotation needs two different axes, not \(axes.0) twice", argument: "axes")
        }
        var order = Array(shape.indices)
        order.swapAt(first, second)
        switch ((times % 4) + 4) % 4 {
        case 1: return try flipped([second]).transposed(order)
        case 2: return try flipped([first, second])
        case 3: return try transposed(order).flipped([second])
        default: return self
        }
    }
}

import CKernels
import Foundations

extension Tensor {
    /// The largest element over some axes (nil: all); the gradient goes to the first place that has it.
    public func max(axes: [Int]? = nil, keepingDimensions: Bool = false) throws -> Tensor {
        try extreme("max", sign: 1, axes, keepingDimensions).values
    }

    /// The smallest element over some axes (nil: all); the gradient goes to the first place that has it.
    public func min(axes: [Int]? = nil, keepingDimensions: Bool = false) throws -> Tensor {
        try extreme("min", sign: -1, axes, keepingDimensions).values
    }

    /// The index along an axis of the largest element, the first of equals, as int64.
    public func argmax(axis: Int = -1, keepingDimensions: Bool = false) throws -> Tensor {
        try extreme("argmax", sign: 1, [axis], keepingDimensions).indices
    }

    /// The index along an axis of the smallest element, the first of equals, as int64.
    public func argmin(axis: Int = -1, keepingDimensions: Bool = false) throws -> Tensor {
        try extreme("argmin", sign: -1, [axis], keepingDimensions).indices
    }

    private func extreme(
        _ name: String, sign: Float, _ axes: [Int]?, _ keepingDimensions: Bool
    ) throws -> (values: Tensor, indices: Tensor) {
        let reduction = try Reduction(axes, of: shape)
        guard reduction.count > 0 else {
            throw Problem(.shape, "an empty tensor of shape \(shape) has no \(name)", argument: "axes")
        }
        if elementType == .int64 {
            let (values, indices) = try extremeOfIntegers(reduction, isLargest: sign > 0)
            let shape = reduction.result(keepingDimensions: keepingDimensions)
            return (try values.reshaped(shape), try indices.reshaped(shape))
        }
        // Reduced axes are brought together first, in front of nothing: [kept…, reduced].
        let order = shape.indices.filter { !reduction.axes.contains($0) } + reduction.axes
        let isTrailing = order == Array(shape.indices)
        let isSingleAxis = reduction.axes.count == 1
        let source = try isTrailing || isSingleAxis ? self : transposed(order)
        let axis = isSingleAxis ? reduction.axes[0] : shape.count - reduction.axes.count
        let inner = isSingleAxis ? shape[(axis + 1)...].reduce(1, *) : 1
        let (reduced, outer) = (reduction.count, inner == 0 ? 0 : count / (reduction.count * Swift.max(inner, 1)))
        let x = source.detached()
        let y = try Tensor(uninitialized: reduction.dropped)
        let places = try Tensor(uninitialized: reduction.dropped, .int64)
        let (from, best, index) = (x.floatPointer, y.floatPointer, places.integerPointer)
        // Rows are cut into parts, so that one long reduction has several threads and sees Ctrl-C.
        let partRows = Swift.max(64, elementwiseChunk / Swift.max(1, inner))
        let parts = (reduced + partRows - 1) / partRows
        let partial = try Storage(bytes: outer * parts * inner * 16, for: "the parts of a \(name)")
        let bests = partial.pointer.assumingMemoryBound(to: Float.self)
        let rows = (partial.pointer + outer * parts * inner * 8).assumingMemoryBound(to: Int64.self)
        let perTask = Swift.max(1, elementwiseChunk / Swift.max(1, Swift.min(reduced, partRows) * inner))
        try Threads.forEachChunk(outer * parts, chunk: perTask) { start, end in
            for part in start..<end {
                let first = part % parts * partRows
                reel_extreme_columns(
                    from + (part / parts * reduced + first) * inner, Swift.min(partRows, reduced - first), inner, sign,
                    bests + part * inner, rows + part * inner)
            }
        }
        for block in 0..<outer {
            for column in 0..<inner {
                let to = block * inner + column
                for part in 0..<parts {
                    let place = (block * parts + part) * inner + column
                    let (value, old) = (bests[place], best[to])
                    // As in the kernel: the first of equals, and a NaN wins.
                    guard part == 0 || value * sign > old * sign || (value.isNaN && !old.isNaN) else { continue }
                    best[to] = value
                    index[to] = Int64(part * partRows) + rows[place]
                }
            }
        }
        withExtendedLifetime(partial) {}
        let shape = reduction.result(keepingDimensions: keepingDimensions)
        let indices = Tensor(sharing: places, shape: shape)
        let output = Tensor(sharing: y, shape: shape)
        let sourceShape = x.shape
        // The gradient of the transposition, where there was one, is its own.
        let values = Tensor.operation(inputs: [source], output: output, name: name) { dy in
            let dx = try Tensor.zeros(sourceShape)
            for block in 0..<outer {
                for column in 0..<inner {
                    let place = block * inner + column
                    let row = Int(places.integerPointer[place])
                    dx.floatPointer[(block * reduced + row) * inner + column] = dy.floatPointer[place]
                }
            }
            return [dx]
        }
        return (values, indices)
    }
}

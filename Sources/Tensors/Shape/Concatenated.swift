import Foundations

extension Tensor {
    /// Several tensors one after another along an axis; all other sizes must be equal.
    public static func concatenated(_ parts: [Tensor], axis: Int) throws -> Tensor {
        guard let first = parts.first else {
            throw Problem(.value, "there is nothing to concatenate", remedy: "give at least one tensor")
        }
        let axis = try Shape.axis(axis, in: first.shape)
        var shape = first.shape
        shape[axis] = 0
        for part in parts {
            var expected = first.shape
            if part.rank == first.rank { expected[axis] = part.shape[axis] }
            guard part.shape == expected else {
                throw Problem(
                    .shape, "cannot concatenate tensors of shapes \(first.shape) and \(part.shape) along axis \(axis)",
                    remedy: "all sizes but that of axis \(axis) must be equal")
            }
            let (sum, overflow) = shape[axis].addingReportingOverflow(part.shape[axis])
            guard !overflow else {
                throw Problem(
                    .memory, "the axis \(axis) of all tensors together has too many elements", argument: "tensors")
            }
            shape[axis] = sum
        }
        let isInteger = parts.allSatisfy { $0.elementType == .int64 }
        let outer = shape[..<axis].reduce(1, *)
        let inner = shape[(axis + 1)...].reduce(1, *)
        var result = try Tensor(uninitialized: shape, isInteger ? .int64 : .float32)
        var start = 0
        for part in parts {
            let size = part.shape[axis]
            let view = StridedView(
                shape: [outer, size * inner], strides: [shape[axis] * inner, 1], offset: start * inner)
            try view.scatter(isInteger ? part : part.asFloats(), into: &result)
            start += size
        }
        let sizes = parts.map { $0.shape[axis] }
        return operation(inputs: parts, output: result, name: "concatenate") { dy in
            try dy.split(sizes: sizes, axis: axis)
        }
    }

    /// Several tensors of one shape along a new axis.
    public static func stacked(_ parts: [Tensor], axis: Int = 0) throws -> Tensor {
        guard let first = parts.first else {
            throw Problem(.value, "there is nothing to stack", remedy: "give at least one tensor")
        }
        let place = try Shape.axis(axis, in: first.shape + [1])
        for part in parts where part.shape != first.shape {
            throw Problem(
                .shape, "cannot stack tensors of shapes \(first.shape) and \(part.shape)",
                remedy: "all shapes must be equal")
        }
        var shape = first.shape
        shape.insert(1, at: place)
        return try concatenated(parts.map { try $0.reshaped(shape) }, axis: place)
    }

    /// Equal parts along an axis; throws if the size is not divisible.
    public func split(_ parts: Int, axis: Int = -1) throws -> [Tensor] {
        let resolved = try Shape.axis(axis, in: shape)
        guard parts > 0, shape[resolved] % parts == 0, shape[resolved] > 0 || parts == 1 else {
            throw Problem(
                .shape, "axis \(axis) of a tensor of shape \(shape) does not split into \(parts) equal parts",
                remedy: shape[resolved] == 0
                    ? "the axis is empty"
                    : "its size, \(shape[resolved]), must be a multiple of the number of parts", argument: "parts")
        }
        // What a tensor takes beside its elements.
        try MemoryLimit.require(bytes: parts * 512, for: "\(parts) tensors")
        return try split(sizes: [Int](repeating: shape[resolved] / parts, count: parts), axis: resolved)
    }

    /// Parts of given sizes along an axis; the sizes must add up to the axis.
    public func split(sizes: [Int], axis: Int) throws -> [Tensor] {
        let axis = try Shape.axis(axis, in: shape)
        guard sizes.allSatisfy({ $0 >= 0 && $0 <= shape[axis] }), sizes.reduce(0, +) == shape[axis] else {
            throw Problem(
                .shape, "parts of sizes \(sizes) do not make up axis \(axis) of a tensor of shape \(shape)",
                argument: "sizes")
        }
        var start = 0
        return try sizes.map { size in
            var view = StridedView(of: shape)
            view.shape[axis] = size
            view.offset = start * view.strides[axis]
            start += size
            return try gathered(view, name: "split")
        }
    }
}

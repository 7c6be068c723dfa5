import Foundations

extension Tensor {
    /// The selection that indices make, as in numpy: `x.sliced([.index(0), .range(from: 1, to: nil, step: 1)])`.
    public func sliced(_ indices: [TensorIndex]) throws -> Tensor {
        try gathered(StridedView(indices, of: shape), name: "slice")
    }

    /// A copy in which the selection holds `value`, broadcast to it. dx is 0 in the selection, dvalue what lies there.
    public func assigning(_ value: Tensor, at indices: [TensorIndex]) throws -> Tensor {
        let view = try StridedView(indices, of: shape)
        guard (try? Shape.broadcast(value.shape, view.shape, doing: "assign")) == view.shape else {
            throw Problem(
                .shape, "cannot assign a tensor of shape \(value.shape) to a part of shape \(view.shape)",
                remedy: "the value must have the part's shape, or broadcast to it")
        }
        let matching = try elementType == .int64 ? value.asIntegers() : value.asFloats()
        let block = try matching.detached().broadcast(to: view.shape)
        var result = detached()
        try result.makeUnique()
        try view.scatter(block, into: &result)
        let valueShape = value.shape
        return .operation(inputs: [self, value], output: result, name: "assign") { dy in
            var dx = dy
            try view.scatter(.zeros(view.shape), into: &dx)
            return [dx, try view.gather(from: dy).summed(to: valueShape)]
        }
    }

    /// The same in place; the memory is copied only while it is shared.
    public mutating func assign(_ value: Tensor, at indices: [TensorIndex]) throws {
        guard !isRecorded, !value.isRecorded, isKnownUniquelyReferenced(&storage) else {
            self = try assigning(value, at: indices)
            return
        }
        let view = try StridedView(indices, of: shape)
        guard (try? Shape.broadcast(value.shape, view.shape, doing: "assign")) == view.shape else {
            throw Problem(
                .shape, "cannot assign a tensor of shape \(value.shape) to a part of shape \(view.shape)",
                remedy: "the value must have the part's shape, or broadcast to it")
        }
        let matching = try elementType == .int64 ? value.asIntegers() : value.asFloats()
        try view.scatter(matching.broadcast(to: view.shape), into: &self)
    }
}

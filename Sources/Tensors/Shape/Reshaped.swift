import Foundations

extension Tensor {
    /// The same elements under another shape; one size may be −1 and is worked out. Shares the memory.
    public func reshaped(_ target: [Int]) throws -> Tensor {
        let (from, to) = (shape, try resolved(target))
        return .operation(inputs: [self], output: Tensor(sharing: self, shape: to), name: "reshape") { dy in
            [Tensor(sharing: dy, shape: from)]
        }
    }

    /// Repeated along axes of size 1 and new leading axes, as broadcasting does. dx = the sum over repeats.
    public func broadcast(to target: [Int]) throws -> Tensor {
        if shape == target { return self }
        guard try Shape.broadcast(shape, target, doing: "broadcast") == target else {
            throw Problem(
                .shape, "a tensor of shape \(shape) cannot be broadcast to shape \(target)", argument: "shape")
        }
        let view = StridedView(shape: target, strides: BroadcastPlan.strides(shape, in: target))
        let from = shape
        return .operation(inputs: [self], output: try view.gather(from: self), name: "broadcast") { dy in
            [try dy.summed(to: from)]
        }
    }

    /// A per-channel vector as it multiplies `other` [n, …, c]: [c] as it is, [n, c] as [n, 1, …, 1, c].
    public func perChannel(like other: Tensor) throws -> Tensor {
        let isFitting =
            rank == 1 && other.rank >= 1 && shape[0] == other.shape[other.rank - 1]
            || rank == 2 && other.rank >= 2 && shape[1] == other.shape[other.rank - 1]
                && (shape[0] == other.shape[0] || shape[0] == 1)
        guard isFitting else {
            throw Problem(
                .shape, "a tensor of shape \(shape) is not one value per channel of one of shape \(other.shape)",
                remedy: "it should have shape [channels] or [n, channels], channels being the last axis of the other")
        }
        if rank == 1 { return self }
        return try reshaped([shape[0]] + [Int](repeating: 1, count: other.rank - 2) + [shape[1]])
    }

    private func resolved(_ target: [Int]) throws -> [Int] {
        func refused() -> Problem {
            Problem(
                .shape, "cannot reshape a tensor of shape \(shape) to \(target)",
                remedy: "the \(count) elements must fill the new shape exactly", argument: "shape")
        }
        var result = target
        if let free = target.firstIndex(of: -1) {
            result[free] = 1
            let known = try Shape.count(result)
            guard known > 0, count % known == 0 else { throw refused() }
            result[free] = count / known
        }
        guard try Shape.count(result) == count else { throw refused() }
        return result
    }
}

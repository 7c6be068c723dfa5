import CKernels

/// A rectangular selection of a tensor's elements: shape, strides (in elements, negative to walk backwards) and the first
/// element's place. Slices, transpositions, flips and paddings are all copies from or into one.
struct StridedView {
    var shape: [Int]
    var strides: [Int]
    var offset = 0

    /// All of a contiguous tensor.
    init(of shape: [Int]) {
        self.shape = shape
        strides = Shape.strides(shape)
    }

    init(shape: [Int], strides: [Int], offset: Int = 0) {
        self.shape = shape
        self.strides = strides
        self.offset = offset
    }

    /// Without axes of size 1, and with axes merged that lie behind each other.
    private var merged: (shape: [Int64], strides: [Int64]) {
        var sizes: [Int64] = []
        var steps: [Int64] = []
        for (size, stride) in zip(shape, strides) where size != 1 {
            if let last = steps.last, last == Int64(stride) * Int64(size) {
                sizes[sizes.count - 1] *= Int64(size)
                steps[steps.count - 1] = Int64(stride)
            } else {
                sizes.append(Int64(size))
                steps.append(Int64(stride))
            }
        }
        return (sizes, steps)
    }

    /// Copies the selection of `tensor` into a new contiguous tensor. Off the tape.
    func gather(from tensor: Tensor) throws -> Tensor {
        let result = try Tensor(uninitialized: shape, tensor.elementType)
        if result.count == 0 { return result }
        let (sizes, steps) = merged
        let width = tensor.elementType.width
        let (view, block) = (tensor.storage.pointer + offset * width, result.storage.pointer)
        guard let outer = sizes.first, sizes.count > 1, result.count > elementwiseChunk else {
            reel_gather(view, block, width, sizes.count, sizes, steps)
            return result
        }
        let inner = result.count / Int(outer)
        let step = Int(steps[0])
        try Profiler.measure("copy", bytes: 2 * result.bytes) {
            try Threads.forEachChunk(Int(outer), chunk: Swift.max(1, elementwiseChunk / inner)) { start, end in
                var part = sizes
                part[0] = Int64(end - start)
                reel_gather(view + start * step * width, block + start * inner * width, width, part.count, part, steps)
            }
        }
        return result
    }

    /// Copies a contiguous block of this view's shape into the selection of `tensor`, whose storage must be its own.
    func scatter(_ block: Tensor, into tensor: inout Tensor) throws {
        if block.count == 0 { return }
        try tensor.makeUnique()
        let (sizes, steps) = merged
        let width = tensor.elementType.width
        reel_scatter(block.storage.pointer, tensor.storage.pointer + offset * width, width, sizes.count, sizes, steps)
    }
}

extension Tensor {
    /// The selection as a tensor; each element is taken at most once, so that dx is dy put in its place among zeros.
    func gathered(_ view: StridedView, name: String) throws -> Tensor {
        let from = shape
        return .operation(inputs: [self], output: try view.gather(from: self), name: name) { dy in
            var dx = try Tensor.zeros(from)
            try view.scatter(dy, into: &dx)
            return [dx]
        }
    }
}

import CKernels

extension Tensor {
    /// The sum over some axes (nil: all). dx = dy, repeated.
    public func sum(axes: [Int]? = nil, keepingDimensions: Bool = false) throws -> Tensor {
        let reduction = try Reduction(axes, of: shape)
        let result = reduction.result(keepingDimensions: keepingDimensions)
        if elementType == .int64 { return try sumOfIntegers(reduction).reshaped(result) }
        var sum = detached()
        for step in reduction.steps(of: shape) { sum = try sum.summed(step.outer, step.reduced, step.inner) }
        let output = Tensor(sharing: sum, shape: result)
        let (from, kept) = (shape, reduction.kept)
        return .operation(inputs: [self], output: output, name: "sum") { dy in
            [try Tensor(sharing: dy, shape: kept).broadcast(to: from)]
        }
    }

    /// The arithmetic mean over some axes (nil: all).
    public func mean(axes: [Int]? = nil, keepingDimensions: Bool = false) throws -> Tensor {
        let count = try Reduction(axes, of: shape).count
        return try asFloats().sum(axes: axes, keepingDimensions: keepingDimensions) * (1 / Double(count))
    }

    /// The variance over some axes: Σ (x − mean)² / (count − correction), with correction 0 (population) or 1 (sample).
    public func variance(axes: [Int]? = nil, keepingDimensions: Bool = false, correction: Int = 0) throws -> Tensor {
        let count = try Reduction(axes, of: shape).count
        let centred = try self - mean(axes: axes, keepingDimensions: true)
        return try centred.squared().sum(axes: axes, keepingDimensions: keepingDimensions)
            / Swift.max(Double(count) - Double(correction), 0)
    }

    /// The sum over the axes that broadcasting repeated: takes a gradient back to an operand's shape.
    public func summed(to target: [Int]) throws -> Tensor {
        if shape == target { return self }
        let missing = shape.count - target.count
        let axes = shape.indices.filter { $0 < missing || (target[$0 - missing] == 1 && shape[$0] != 1) }
        return try sum(axes: axes, keepingDimensions: true).reshaped(target)
    }

    /// [outer, reduced, inner] to [outer, inner]. Chunks of rows are summed in float lanes of a fixed order, and chunks
    /// together in double; the shape alone decides where chunks end, so bits are equal for any number of threads.
    private func summed(_ outer: Int, _ reduced: Int, _ inner: Int) throws -> Tensor {
        let y = try Tensor(uninitialized: [outer, inner])
        if y.count == 0 { return y }
        if reduced == 0 { return try .zeros([outer, inner]) }
        let chunkRows = Swift.max(64, (1 << 14) / inner)
        let chunks = (reduced + chunkRows - 1) / chunkRows
        let partial = try Storage(bytes: outer * chunks * inner * 8, for: "the parts of a sum")
        let parts = partial.pointer.assumingMemoryBound(to: Double.self)
        let (x, to) = (floatPointer, y.floatPointer)
        let perTask = Swift.max(1, elementwiseChunk / Swift.max(1, Swift.min(reduced, chunkRows) * inner))
        try Profiler.measure("sum", bytes: bytes) {
            try Threads.forEachChunk(outer * chunks, chunk: perTask) { start, end in
                for index in start..<end {
                    let first = index % chunks * chunkRows
                    let rows = Swift.min(chunkRows, reduced - first)
                    let from = x + (index / chunks * reduced + first) * inner
                    if inner == 1 {
                        parts[index] = reel_sum(from, rows)
                    } else {
                        reel_sum_columns(from, rows, inner, parts + index * inner)
                    }
                }
            }
        }
        for block in 0..<outer {
            for column in 0..<inner {
                var sum = 0.0
                for chunk in 0..<chunks { sum += parts[(block * chunks + chunk) * inner + column] }
                to[block * inner + column] = Float(sum)
            }
        }
        return withExtendedLifetime(partial) { y }
    }

    private func sumOfIntegers(_ reduction: Reduction) throws -> Tensor {
        var sum = self
        for step in reduction.steps(of: shape) {
            let y = try Tensor.zeros([step.outer, step.inner], .int64)
            for block in 0..<step.outer {
                for row in 0..<step.reduced {
                    for column in 0..<step.inner {
                        let from = sum.integerPointer[(block * step.reduced + row) * step.inner + column]
                        y.integerPointer[block * step.inner + column] &+= from
                    }
                }
            }
            sum = y
        }
        return sum
    }
}

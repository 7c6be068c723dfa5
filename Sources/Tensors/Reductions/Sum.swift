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

    /// The arithmetic mean over some axes (nil: all), rounded once. dx = dy / count, repeated.
    public func mean(axes: [Int]? = nil, keepingDimensions: Bool = false) throws -> Tensor {
        let reduction = try Reduction(axes, of: shape)
        let result = reduction.result(keepingDimensions: keepingDimensions)
        if elementType == .int64 { return try meanOfIntegers(reduction).reshaped(result) }
        let count = Double(reduction.count)
        let steps = reduction.steps(of: shape)
        var mean = detached()
        for (number, step) in steps.enumerated() {
            mean = try mean.summed(step.outer, step.reduced, step.inner, by: number == steps.count - 1 ? count : 1)
        }
        let output = Tensor(sharing: mean, shape: result)
        let (from, kept) = (shape, reduction.kept)
        return .operation(inputs: [self], output: output, name: "mean") { dy in
            [try (Tensor(sharing: dy, shape: kept) * (1 / count)).broadcast(to: from)]
        }
    }

    /// The variance over some axes: Σ (x − mean)² / (count − correction), with correction 0 (population) or 1 (sample).
    public func variance(axes: [Int]? = nil, keepingDimensions: Bool = false, correction: Int = 0) throws -> Tensor {
        let reduction = try Reduction(axes, of: shape)
        if elementType == .int64 {
            let result = reduction.result(keepingDimensions: keepingDimensions)
            return try varianceOfIntegers(reduction, correction: correction).reshaped(result)
        }
        let centred = try self - mean(axes: axes, keepingDimensions: true)
        return try centred.squared().sum(axes: axes, keepingDimensions: keepingDimensions)
            / Swift.max(Double(reduction.count) - Double(correction), 0)
    }

    /// The sum over the axes that broadcasting repeated: takes a gradient back to an operand's shape.
    public func summed(to target: [Int]) throws -> Tensor {
        if shape == target { return self }
        let missing = shape.count - target.count
        let axes = shape.indices.filter { $0 < missing || (target[$0 - missing] == 1 && shape[$0] != 1) }
        return try sum(axes: axes, keepingDimensions: true).reshaped(target)
    }

    /// [outer, reduced, inner] to [outer, inner], divided by a number. Sums are made in double and rounded once, in an
    /// order that the shape alone decides, so that bits are equal for any number of threads.
    private func summed(_ outer: Int, _ reduced: Int, _ inner: Int, by divisor: Double = 1) throws -> Tensor {
        let y = try Tensor(uninitialized: [outer, inner])
        if y.count == 0 { return y }
        if reduced == 0 { return try .filled([outer, inner], 0 / divisor) }
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
                to[block * inner + column] = Float(sum / divisor)
            }
        }
        return withExtendedLifetime(partial) { y }
    }
}

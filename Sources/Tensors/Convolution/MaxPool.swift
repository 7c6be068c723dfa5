import CKernels
import Foundations

extension Tensor {
    /// The largest value of each window of `size` along every spatial axis of [n, …, c], windows side by side; what is left
    /// over at the end is dropped. The gradient goes to the first place that holds the largest value, found again from the
    /// input rather than kept.
    public func maxPool(size: Int = 2) throws -> Tensor {
        let spatial = try SpatialShape(shape, window: size, doing: "pool")
        let out = zip(spatial.sizes, spatial.windows).map { $0 / $1 }
        guard out.allSatisfy({ $0 > 0 }) else {
            throw Problem(
                .shape, "cannot pool a tensor of shape \(shape) by \(size)",
                remedy: "every spatial size must be at least \(size); pad it first")
        }
        let x = try asFloats().detached()
        let y = try Tensor(uninitialized: [shape[0]] + shape[1..<(rank - 1)].map { $0 / size } + [spatial.channels])
        let lines = spatial.lines(out)
        let perChunk = Swift.max(1, elementwiseChunk / Swift.max(1, Int(out[2]) * spatial.channels))
        let (from, to, channels) = (x.floatPointer, y.floatPointer, Int64(spatial.channels))
        try Profiler.measure("max_pool", bytes: x.bytes + y.bytes) {
            try Threads.forEachChunk(lines, chunk: perChunk) { start, end in
                reel_max_pool(from, to, spatial.sizes, out, spatial.windows, channels, start, end)
            }
        }
        let pooled = y.detached()
        return .operation(inputs: [self], output: y, name: "max_pool") { dy in
            let covers = zip(spatial.sizes, spatial.windows).allSatisfy { $0 % $1 == 0 }
            let dx = covers ? try Tensor(uninitialized: x.shape) : try Tensor.zeros(x.shape)
            let chunks = (lines + perChunk - 1) / perChunk
            let scratch = try Storage(bytes: chunks * spatial.channels * 4, for: "a pooling gradient")
            let (from, up, to, largest) = (x.floatPointer, dy.floatPointer, dx.floatPointer, pooled.floatPointer)
            try Profiler.measure("max_pool backward", bytes: 2 * x.bytes + 2 * dy.bytes) {
                try Threads.forEachChunk(lines, chunk: perChunk) { start, end in
                    reel_max_pool_gradient(
                        from, largest, up, to, spatial.sizes, out, spatial.windows, channels, start, end,
                        scratch.floats + start / perChunk * spatial.channels)
                }
            }
            return withExtendedLifetime(scratch) { [dx] }
        }
    }

    /// Each element of [n, …, c] repeated `factor` times along every spatial axis. dx = the sum over repeats.
    public func upsampledNearest(factor: Int = 2) throws -> Tensor {
        let spatial = try SpatialShape(shape, window: factor, doing: "upsample")
        let x = try asFloats().detached()
        let y = try Tensor(uninitialized: [shape[0]] + shape[1..<(rank - 1)].map { $0 * factor } + [spatial.channels])
        let from = shape
        if y.count > 0 { try spatial.upsample(x, into: y) }
        return .operation(inputs: [self], output: y, name: "upsample") { dy in
            let dx = try Tensor(uninitialized: from)
            if dx.count > 0 { try spatial.gather(dy, into: dx) }
            return [dx]
        }
    }
}

extension SpatialShape {
    fileprivate func upsample(_ x: Tensor, into y: Tensor) throws {
        let lines = lines(sizes)
        let width = Int(sizes[2]) * channels * Int(windows.reduce(1, *))
        let (from, to) = (x.floatPointer, y.floatPointer)
        try Profiler.measure("upsample", bytes: x.bytes + y.bytes) {
            try Threads.forEachChunk(lines, chunk: max(1, elementwiseChunk / width)) { start, end in
                reel_upsample(from, to, sizes, windows, Int64(channels), start, end)
            }
        }
    }

    fileprivate func gather(_ dy: Tensor, into dx: Tensor) throws {
        let lines = lines(sizes)
        let width = Int(sizes[2]) * channels * Int(windows.reduce(1, *))
        let (from, to) = (dy.floatPointer, dx.floatPointer)
        try Profiler.measure("upsample backward", bytes: dy.bytes + dx.bytes) {
            try Threads.forEachChunk(lines, chunk: max(1, elementwiseChunk / width)) { start, end in
                reel_upsample_gradient(from, to, sizes, windows, Int64(channels), start, end)
            }
        }
    }
}

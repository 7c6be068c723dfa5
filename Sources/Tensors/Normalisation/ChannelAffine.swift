import CKernels
import Foundations

/// y = leaky relu(scale · (x − centre) + offset) over x [n, …, c] with a coefficient per sample and channel: what FiLM, instance
/// normalisation and both with an activation come down to. Sums run over fixed chunks of rows and are put together in
/// order, in double precision.
struct ChannelAffine {
    let shape: [Int]
    let samples: Int
    let places: Int
    let channels: Int
    private let chunkRows: Int
    private let chunks: Int

    init(_ shape: [Int], doing action: String) throws {
        guard shape.count >= 2 else {
            throw Problem(
                .shape, "cannot \(action) a tensor of shape \(shape)", remedy: "it should be [n, …, channels]")
        }
        self.shape = shape
        samples = shape[0]
        channels = shape[shape.count - 1]
        places = shape[1..<(shape.count - 1)].reduce(1, *)
        chunkRows = max(64, (1 << 14) / max(channels, 1))
        chunks = max(1, (places + chunkRows - 1) / chunkRows)
    }

    /// Mean and variance over the places of each sample and channel, as [n, c] each.
    func moments(_ x: Tensor) throws -> (mean: [Double], variance: [Double]) {
        let from = x.floatPointer
        // The first place of each sample is subtracted, so that a large mean does not swallow a small variance.
        let (sums, squares) = try partial { sample, first, rows, sums, squares in
            let start = from + sample * places * channels
            reel_moments(start + first * channels, rows, channels, start, sums, squares)
        }
        var mean = [Double](repeating: 0, count: samples * channels)
        var variance = mean
        let count = Double(max(places, 1))
        for index in mean.indices {
            let shift = Double(from[index / channels * places * channels + index % channels])
            let shifted = sums[index] / count
            variance[index] = max(0, squares[index] / count - shifted * shifted)
            mean[index] = shift + shifted
        }
        return (mean, variance)
    }

    func apply(_ x: Tensor, _ coefficients: Coefficients, slope: Float) throws -> Tensor {
        let y = try Tensor(uninitialized: shape)
        let (from, to) = (x.floatPointer, y.floatPointer)
        let (centre, scale, offset) = (coefficients.centre, coefficients.scale, coefficients.offset)
        try forEachPart { sample, first, rows in
            let (start, row) = ((sample * places + first) * channels, sample * channels)
            reel_scale_offset(from + start, to + start, rows, channels, centre + row, scale + row, offset + row, slope)
        }
        return y
    }

    /// Σ u and Σ u (x − centre) per sample and channel, with u = dy · leaky'(scale · (x − centre) + offset).
    func gradientSums(
        _ x: Tensor, _ dy: Tensor, _ coefficients: Coefficients, slope: Float
    ) throws -> (sums: [Double], products: [Double]) {
        let (from, up) = (x.floatPointer, dy.floatPointer)
        let (centre, scale, offset) = (coefficients.centre, coefficients.scale, coefficients.offset)
        return try partial { sample, first, rows, sums, products in
            let (start, row) = ((sample * places + first) * channels, sample * channels)
            reel_scale_offset_gradient_sums(
                from + start, up + start, rows, channels, centre + row, scale + row, offset + row, slope, sums, products
            )
        }
    }

    /// dx = scale · u + a · (x − centre) + b
    func gradient(_ x: Tensor, _ dy: Tensor, _ coefficients: Coefficients, slope: Float) throws -> Tensor {
        let dx = try Tensor(uninitialized: shape)
        let (from, up, to) = (x.floatPointer, dy.floatPointer, dx.floatPointer)
        let (centre, scale, offset) = (coefficients.centre, coefficients.scale, coefficients.offset)
        let (a, b) = (coefficients.a, coefficients.b)
        try forEachPart { sample, first, rows in
            let (start, row) = ((sample * places + first) * channels, sample * channels)
            reel_scale_offset_gradient(
                from + start, up + start, to + start, rows, channels, centre + row, scale + row, offset + row, a + row,
                b + row, slope)
        }
        return dx
    }

    /// What the kernels take per sample and channel, [n, c] each: centre, scale, offset, and a and b for the gradient.
    struct Coefficients {
        private var values: Tensor
        private let size: Int

        init(_ affine: ChannelAffine) throws {
            size = affine.samples * affine.channels
            values = try .zeros([5, size])
        }

        /// A copy to write to.
        func copy() throws -> Coefficients {
            var result = self
            try result.values.makeUnique()
            return result
        }

        var centre: UnsafeMutablePointer<Float> { values.floatPointer }
        var scale: UnsafeMutablePointer<Float> { values.floatPointer + size }
        var offset: UnsafeMutablePointer<Float> { values.floatPointer + 2 * size }
        var a: UnsafeMutablePointer<Float> { values.floatPointer + 3 * size }
        var b: UnsafeMutablePointer<Float> { values.floatPointer + 4 * size }
    }

    func forEachPart(_ body: (_ sample: Int, _ first: Int, _ rows: Int) -> Void) throws {
        guard samples * places * channels > 0 else { return }
        try Threads.forEachChunk(samples * chunks, chunk: 1) { start, _ in
            let first = start % chunks * chunkRows
            body(start / chunks, first, min(chunkRows, places - first))
        }
    }

    /// Two sums per sample and channel, from parts that `body` computes.
    func partial(
        _ body: (Int, Int, Int, UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>) -> Void
    ) throws -> ([Double], [Double]) {
        let size = samples * chunks * channels
        var first = [Double](repeating: 0, count: samples * channels)
        var second = first
        guard size > 0, places > 0 else { return (first, second) }
        let memory = try Storage(bytes: size * 16, for: "the parts of a sum")
        let parts = memory.pointer.assumingMemoryBound(to: Double.self)
        try forEachPart { sample, start, rows in
            let at = (sample * chunks + start / chunkRows) * channels
            body(sample, start, rows, parts + at, parts + size + at)
        }
        for sample in 0..<samples {
            for chunk in 0..<chunks {
                let at = (sample * chunks + chunk) * channels
                for channel in 0..<channels {
                    first[sample * channels + channel] += parts[at + channel]
                    second[sample * channels + channel] += parts[size + at + channel]
                }
            }
        }
        return withExtendedLifetime(memory) { (first, second) }
    }
}

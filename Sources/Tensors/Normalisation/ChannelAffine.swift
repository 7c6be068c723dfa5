import CKernels
import Foundations

/// y = leaky relu(scale · (x − centre) + offset) over x [n, …, c] with a coefficient per sample and channel: what FiLM,
/// normalisation and both with an activation come down to.
struct ChannelAffine {
    let rows: ChannelRows

    init(_ shape: [Int], doing action: String) throws { rows = try ChannelRows(shape, doing: action) }

    /// Mean and variance over the places of each sample and channel, as [n, c] each.
    func moments(_ x: Tensor) throws -> (mean: [Double], variance: [Double]) {
        let from = x.floatPointer
        let (places, channels) = (rows.places, rows.channels)
        // The first place of each sample is subtracted, so that a large mean does not swallow a small variance.
        let sums = try rows.sums(2) { part, sums in
            reel_moments(
                from + part.offset, part.rows, channels, from + part.coefficients * places, sums, sums + channels)
        }
        var mean = [Double](repeating: 0, count: rows.samples * channels)
        var variance = mean
        let count = Double(max(places, 1))
        for index in mean.indices {
            let shift = Double(from[index / channels * places * channels + index % channels])
            let shifted = sums[0][index] / count
            variance[index] = max(0, sums[1][index] / count - shifted * shifted)
            mean[index] = shift + shifted
        }
        return (mean, variance)
    }

    func apply(_ x: Tensor, _ coefficients: Coefficients, slope: Float) throws -> Tensor {
        let y = try Tensor(uninitialized: rows.shape)
        let (from, to) = (x.floatPointer, y.floatPointer)
        let (centre, scale, offset) = (coefficients.centre, coefficients.scale, coefficients.offset)
        try rows.forEachPart { part in
            let (start, row) = (part.offset, part.coefficients)
            reel_scale_offset(
                from + start, to + start, part.rows, rows.channels, centre + row, scale + row, offset + row, slope)
        }
        return y
    }

    /// Σ u and Σ u (x − centre) per sample and channel, with u = dy · leaky'(scale · (x − centre) + offset).
    func gradientSums(
        _ x: Tensor, _ dy: Tensor, _ coefficients: Coefficients, slope: Float
    ) throws -> (sums: [Double], products: [Double]) {
        let (from, up) = (x.floatPointer, dy.floatPointer)
        let (centre, scale, offset) = (coefficients.centre, coefficients.scale, coefficients.offset)
        let sums = try rows.sums(2) { part, sums in
            let (start, row) = (part.offset, part.coefficients)
            reel_scale_offset_gradient_sums(
                from + start, up + start, part.rows, rows.channels, centre + row, scale + row, offset + row, slope,
                sums, sums + rows.channels)
        }
        return (sums[0], sums[1])
    }

    /// dx = scale · u + a · (x − centre) + b
    func gradient(_ x: Tensor, _ dy: Tensor, _ coefficients: Coefficients, slope: Float) throws -> Tensor {
        let dx = try Tensor(uninitialized: rows.shape)
        let (from, up, to) = (x.floatPointer, dy.floatPointer, dx.floatPointer)
        let (centre, scale, offset) = (coefficients.centre, coefficients.scale, coefficients.offset)
        let (a, b) = (coefficients.a, coefficients.b)
        try rows.forEachPart { part in
            let (start, row) = (part.offset, part.coefficients)
            reel_scale_offset_gradient(
                from + start, up + start, to + start, part.rows, rows.channels, centre + row, scale + row, offset + row,
                a + row, b + row, slope)
        }
        return dx
    }

    /// What the kernels take per sample and channel, [n, c] each: centre, scale, offset, and a and b for the gradient.
    struct Coefficients {
        private var values: Tensor
        private let size: Int

        init(_ affine: ChannelAffine) throws {
            size = affine.rows.samples * affine.rows.channels
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
}

import CKernels
import Foundations

extension Tensor {
    /// (1 + gamma) · leaky(x) + beta as one operation, with gamma and beta [n, c] (or [c]) for x [n, …, c]: the activation
    /// and FiLM in the order of CoNeMOS (Billot et al., MIDL 2024).
    ///
    /// x is read once and the result written once; so is the gradient: dx = (1 + gamma) leaky'(x) dy,
    /// dgamma = Σ dy leaky(x), dbeta = Σ dy over the places. Only x is kept.
    public func rectifiedFilm(_ gamma: Tensor, _ beta: Tensor, slope: Double = 0) throws -> Tensor {
        let rows = try ChannelRows(shape, doing: "modulate")
        let (gamma, beta) = try (coefficient(gamma), coefficient(beta))
        let x = try asFloats().detached()
        let channels = rows.channels
        let scales = try (gamma.detached() + 1)
        let offsets = beta.detached()
        let slope = Float(slope)
        let y = try Tensor(uninitialized: shape)
        let (from, to, scale, offset) = (x.floatPointer, y.floatPointer, scales.floatPointer, offsets.floatPointer)
        try Profiler.measure("rectified_film", bytes: 2 * x.bytes) {
            try rows.forEachPart { part in
                let (start, row) = (part.offset, part.coefficients)
                reel_rectified_scale_offset(
                    from + start, to + start, part.rows, channels, scale + row, offset + row, slope)
            }
        }
        withExtendedLifetime(offsets) {}
        return .operation(inputs: [self, gamma, beta], output: y, name: "rectified_film") {
            dy in
            let dx = try Tensor(uninitialized: x.shape)
            let (from, up, to, scale) = (x.floatPointer, dy.floatPointer, dx.floatPointer, scales.floatPointer)
            let sums = try Profiler.measure("rectified_film backward", bytes: 3 * x.bytes) {
                try rows.sums(2) { part, sums in
                    let start = part.offset
                    reel_rectified_scale_offset_gradient(
                        from + start, up + start, to + start, part.rows, channels, scale + part.coefficients, slope,
                        sums, sums + channels)
                }
            }
            let shape = [rows.samples, channels]
            return try withExtendedLifetime(scales) {
                [
                    dx, try Tensor(sums[1].map { Float($0) }, shape: shape),
                    try Tensor(sums[0].map { Float($0) }, shape: shape),
                ]
            }
        }
    }
}

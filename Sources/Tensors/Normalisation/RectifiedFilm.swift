import CKernels
import Foundations

extension Tensor {
    /// (1 + gamma) · leaky(x) + beta as one operation, with gamma and beta [n, c] (or [c]) for x [n, …, c]: the activation
    /// and FiLM in the order of CoNeMOS (Billot et al., MIDL 2024).
    ///
    /// x is read once and the result written once; so is the gradient: dx = (1 + gamma) leaky'(x) dy,
    /// dgamma = Σ dy leaky(x), dbeta = Σ dy over the places. Only x is kept.
    public func rectifiedFilm(_ gamma: Tensor, _ beta: Tensor, slope: Double = 0) throws -> Tensor {
        let affine = try ChannelAffine(shape, doing: "modulate")
        let (gamma, beta) = try (coefficient(gamma), coefficient(beta))
        let x = try asFloats().detached()
        let (channels, places) = (affine.channels, affine.places)
        let scales = try (gamma.detached() + 1)
        let offsets = beta.detached()
        let slope = Float(slope)
        let y = try Tensor(uninitialized: shape)
        let (from, to, scale, offset) = (x.floatPointer, y.floatPointer, scales.floatPointer, offsets.floatPointer)
        try Profiler.measure("rectified_film", bytes: 2 * x.bytes) {
            try affine.forEachPart { sample, first, rows in
                let (start, row) = ((sample * places + first) * channels, sample * channels)
                reel_rectified_scale_offset(from + start, to + start, rows, channels, scale + row, offset + row, slope)
            }
        }
        withExtendedLifetime(offsets) {}
        return .operation(inputs: [self, gamma, beta], output: y, name: "rectified_film") {
            dy in
            let dx = try Tensor(uninitialized: x.shape)
            let (from, up, to, scale) = (x.floatPointer, dy.floatPointer, dx.floatPointer, scales.floatPointer)
            let (sums, products) = try Profiler.measure("rectified_film backward", bytes: 3 * x.bytes) {
                try affine.partial { sample, first, rows, sums, products in
                    let start = (sample * places + first) * channels
                    reel_rectified_scale_offset_gradient(
                        from + start, up + start, to + start, rows, channels, scale + sample * channels, slope, sums,
                        products)
                }
            }
            let shape = [affine.samples, channels]
            return try withExtendedLifetime(scales) {
                [
                    dx, try Tensor(products.map { Float($0) }, shape: shape),
                    try Tensor(sums.map { Float($0) }, shape: shape),
                ]
            }
        }
    }
}

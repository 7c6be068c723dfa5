import Foundations

extension Tensor {
    /// (x − mean) / √(variance + epsilon) over the places of each sample and channel of [n, …, c].
    /// (Ulyanov, Vedaldi, Lempitsky 2016)
    public func instanceNormalised(epsilon: Double = 1e-5) throws -> Tensor {
        try normalised("instance_norm", nil, nil, epsilon: epsilon, slope: 1)
    }

    /// FiLM: (1 + gamma) · x + beta, with gamma and beta [n, c] (or [c]) for x [n, …, c], then a leaky ReLU unless the
    /// slope is 1. (Perez et al. 2018; the 1 + as in CoNeMOS)
    public func film(_ gamma: Tensor, _ beta: Tensor, slope: Double = 1) throws -> Tensor {
        try normalised("film", gamma, beta, epsilon: nil, slope: slope)
    }

    /// Instance normalisation, FiLM and leaky ReLU as one operation: x is read twice and written once, and the backward
    /// pass computes what it needs again from x, so that nothing between x and the result is kept.
    public func instanceNormalisedFilm(
        _ gamma: Tensor?, _ beta: Tensor?, epsilon: Double = 1e-5, slope: Double = 0.01
    ) throws -> Tensor {
        try normalised("instance_norm_film", gamma, beta, epsilon: epsilon, slope: slope)
    }

    /// y = leaky(scale (x − mean) + beta) with r = 1 / √(variance + epsilon), scale = (1 + gamma) r.
    /// With u = dy · leaky', N places, S = Σ u and P = Σ u (x − mean):
    /// dbeta = S, dgamma = r P, dx = scale (u − S / N − (x − mean) r² P / N); without normalisation mean = 0, r = 1 and
    /// the last two terms are missing.
    private func normalised(
        _ name: String, _ gamma: Tensor?, _ beta: Tensor?, epsilon: Double?, slope: Double
    ) throws -> Tensor {
        let affine = try ChannelAffine(shape, doing: "normalise or modulate")
        let (gamma, beta) = try (gamma.map(coefficient), beta.map(coefficient))
        let x = try asFloats().detached()
        let size = affine.samples * affine.channels
        var (mean, inverse) = ([Float](repeating: 0, count: size), [Float](repeating: 1, count: size))
        if let epsilon { (mean, inverse) = try affine.moments(x, epsilon: epsilon) }
        let coefficients = try ChannelAffine.Coefficients(affine)
        let (gammas, betas) = (gamma?.floats, beta?.floats)
        for index in 0..<size {
            coefficients.centre[index] = mean[index]
            coefficients.scale[index] = (1 + (gammas?[index] ?? 0)) * inverse[index]
            coefficients.offset[index] = betas?[index] ?? 0
        }
        let slope = Float(slope)
        let y = try affine.apply(x, coefficients, slope: slope)
        let (needsX, hasGamma, hasBeta, isNormalised) = (isRecorded, gamma != nil, beta != nil, epsilon != nil)
        let inputs = [self] + [gamma, beta].compactMap { $0 }
        return .operation(inputs: inputs, output: y, name: name) { [inverse] dy in
            let (sums, products) = try affine.gradientSums(x, dy, coefficients, slope: slope)
            var dx: Tensor?
            if needsX {
                let coefficients = try coefficients.copy()
                let count = Double(Swift.max(affine.places, 1))
                for index in 0..<size where isNormalised {
                    let (scale, inverse) = (Double(coefficients.scale[index]), Double(inverse[index]))
                    coefficients.a[index] = Float(-scale * inverse * inverse * products[index] / count)
                    coefficients.b[index] = Float(-scale * sums[index] / count)
                }
                dx = try affine.gradient(x, dy, coefficients, slope: slope)
            }
            let shape = [affine.samples, affine.channels]
            var results = [dx]
            if hasGamma {
                results.append(try Tensor((0..<size).map { Float(products[$0] * Double(inverse[$0])) }, shape: shape))
            }
            if hasBeta { results.append(try Tensor(sums.map { Float($0) }, shape: shape)) }
            return results
        }
    }

    /// gamma or beta as [n, c].
    func coefficient(_ values: Tensor) throws -> Tensor {
        let target = [shape[0], shape[rank - 1]]
        guard values.shape == [target[1]] || values.shape == target || values.shape == [1, target[1]] else {
            throw Problem(
                .shape, "modulation of shape \(values.shape) does not fit a tensor of shape \(shape)",
                remedy: "gamma and beta should have shape [n, channels] = \(target), or [channels]")
        }
        return try values.asFloats().broadcast(to: target)
    }
}

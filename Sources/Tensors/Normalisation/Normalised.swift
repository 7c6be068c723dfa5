import Foundations

extension Tensor {
    /// (x − mean) / √(variance + epsilon) of [n, …, c], mean and variance taken over what `scope` says.
    public func normalised(over scope: NormalisationScope = .instance, epsilon: Double = 1e-5) throws -> Tensor {
        try normalised("norm", nil, nil, scope, epsilon: epsilon, slope: 1)
    }

    /// FiLM: (1 + gamma) · x + beta, with gamma and beta [n, c] (or [c]) for x [n, …, c], then a leaky ReLU unless the
    /// slope is 1. (Perez et al. 2018; the 1 + as in CoNeMOS)
    public func film(_ gamma: Tensor, _ beta: Tensor, slope: Double = 1) throws -> Tensor {
        try normalised("film", gamma, beta, nil, epsilon: 0, slope: slope)
    }

    /// Normalisation, FiLM and leaky ReLU as one operation: x is read twice and written once, and the backward pass computes
    /// what it needs again from x, so that nothing between x and the result is kept.
    ///
    /// `observe` is told mean and variance of every sample and channel [n · c] as they are used.
    public func normalisedFilm(
        _ gamma: Tensor?, _ beta: Tensor?, over scope: NormalisationScope = .instance, epsilon: Double = 1e-5,
        slope: Double = 0.01, observe: ((_ mean: [Float], _ variance: [Float]) -> Void)? = nil
    ) throws -> Tensor {
        try normalised("norm_film", gamma, beta, scope, epsilon: epsilon, slope: slope, observe: observe)
    }

    /// y = leaky(scale (x − mean) + beta) with r = 1 / √(variance + epsilon), scale = (1 + gamma) r; without a scope mean = 0
    /// and r = 1. With u = dy · leaky', S = Σ u and P = Σ u (x − mean) over the places of a sample and channel: dbeta = S,
    /// dgamma = r P, and with A and B the means of (1 + gamma) u and of (1 + gamma) u r (x − mean) over what shares a mean,
    /// dx = scale u − r A − r² (x − mean) B.
    private func normalised(
        _ name: String, _ gamma: Tensor?, _ beta: Tensor?, _ scope: NormalisationScope?, epsilon: Double, slope: Double,
        observe: (([Float], [Float]) -> Void)? = nil
    ) throws -> Tensor {
        let affine = try ChannelAffine(shape, doing: "normalise or modulate")
        let shared = try scope.map { try SharedStatistics($0, affine.rows) }
        let (gamma, beta) = try (gamma.map(coefficient), beta.map(coefficient))
        let x = try asFloats().detached()
        let size = affine.rows.samples * affine.rows.channels
        var (mean, inverse) = ([Float](repeating: 0, count: size), [Float](repeating: 1, count: size))
        if let shared {
            let (means, variances) = shared.combined(
                try Profiler.measure("norm moments", bytes: x.bytes) { try affine.moments(x) })
            mean = means.map { Float($0) }
            inverse = variances.map { Float(1 / ($0 + epsilon).squareRoot()) }
            observe?(mean, variances.map { Float($0) })
        }
        let coefficients = try ChannelAffine.Coefficients(affine)
        let (gammas, betas) = (gamma?.floats, beta?.floats)
        for index in 0..<size {
            coefficients.centre[index] = mean[index]
            coefficients.scale[index] = (1 + (gammas?[index] ?? 0)) * inverse[index]
            coefficients.offset[index] = betas?[index] ?? 0
        }
        let slope = Float(slope)
        let y = try Profiler.measure(name, bytes: 2 * x.bytes) { try affine.apply(x, coefficients, slope: slope) }
        let (needsX, hasGamma, hasBeta) = (isRecorded, gamma != nil, beta != nil)
        let inputs = [self] + [gamma, beta].compactMap { $0 }
        return .operation(inputs: inputs, output: y, name: name) { [inverse] dy in
            let (sums, products) = try Profiler.measure(name + " backward sums", bytes: 2 * x.bytes) {
                try affine.gradientSums(x, dy, coefficients, slope: slope)
            }
            var dx: Tensor?
            if needsX {
                let coefficients = try coefficients.copy()
                if let shared {
                    let scales = (0..<size).map { Double(coefficients.scale[$0]) }
                    // scale = (1 + gamma) r, so A = mean of scale S / r, and B = mean of scale P.
                    let a = shared.means((0..<size).map { scales[$0] * sums[$0] / Double(inverse[$0]) })
                    let b = shared.means((0..<size).map { scales[$0] * products[$0] })
                    for index in 0..<size {
                        let r = Double(inverse[index])
                        coefficients.a[index] = Float(-r * r * b[index])
                        coefficients.b[index] = Float(-r * a[index])
                    }
                }
                dx = try Profiler.measure(name + " backward", bytes: 3 * x.bytes) {
                    try affine.gradient(x, dy, coefficients, slope: slope)
                }
            }
            let shape = [affine.rows.samples, affine.rows.channels]
            var results = [dx]
            if hasGamma {
                results.append(try Tensor((0..<size).map { Float(products[$0] * Double(inverse[$0])) }, shape: shape))
            }
            if hasBeta { results.append(try Tensor(sums.map { Float($0) }, shape: shape)) }
            return results
        }
    }

    /// gamma or beta as [n, c].
    func coefficient(_ values: Tensor) throws -> Tensor { try Self.coefficient(values, for: shape) }

    /// gamma or beta as [n, c], for a tensor of a shape [n, …, c].
    static func coefficient(_ values: Tensor, for shape: [Int]) throws -> Tensor {
        let target = [shape[0], shape[shape.count - 1]]
        guard values.shape == [target[1]] || values.shape == target || values.shape == [1, target[1]] else {
            throw Problem(
                .shape, "modulation of shape \(values.shape) does not fit a tensor of shape \(shape)",
                remedy: "gamma and beta should have shape [n, channels] = \(target), or [channels]")
        }
        return try values.asFloats().broadcast(to: target)
    }
}

import Catalogue
import Foundations
import Tensors

/// Batch normalisation: y = (x − mean) / √(variance + 1e-5) per channel over the batch and space in training; otherwise with
/// the running mean and variance that training left, which move by `momentum` a step.
///
/// x `[n, …, channels]`; scale, shift, running mean and variance `[channels]`. Source: Ioffe and Szegedy, ICML 2015.
public final class BatchNorm: NormalisationLayer {
    public let affine: ChannelScale
    public let runningMean: Parameter
    public let runningVariance: Parameter
    public let momentum: Double

    public init(channels: Int, momentum: Double = 0.1, affine: Bool = false) throws {
        guard momentum > 0, momentum <= 1 else {
            throw Problem(
                .value, "momentum must be above 0 and at most 1, found \(momentum)", argument: "momentum")
        }
        self.momentum = momentum
        self.affine = try ChannelScale(channels: channels, isLearned: affine)
        runningMean = Parameter("running_mean", try .zeros([channels]), isTrained: false)
        runningVariance = Parameter("running_variance", try .ones([channels]), isTrained: false)
    }

    public var namedParameters: NamedParameters {
        affine.namedParameters + [("running_mean", runningMean), ("running_variance", runningVariance)]
    }

    public var summaryLine: String { "batch norm\(affine.suffix)" }
    private var channels: Int { affine.channels }

    public func callAsFunction(
        _ x: Tensor, gamma: Tensor?, beta: Tensor?, slope: Double, _ pass: Pass
    ) throws -> Tensor {
        guard pass.isTraining else { return try withRunningStatistics(x, gamma, beta, slope) }
        var batch: (mean: [Float], variance: [Float])?
        let y = try x.normalisedFilm(gamma, beta, over: .batch, epsilon: Normalisation.epsilon, slope: slope) {
            batch = ($0, $1)
        }
        if let batch {
            // The variance of the data, rather than of this sample of them (Ioffe and Szegedy, algorithm 2).
            let count = Double(x.count / max(channels, 1))
            let unbiased = count > 1 ? count / (count - 1) : 1
            pass.updates.append((runningMean, try moved(runningMean, towards: batch.mean, times: 1)))
            pass.updates.append((runningVariance, try moved(runningVariance, towards: batch.variance, times: unbiased)))
        }
        return y
    }

    private func moved(_ running: Parameter, towards values: [Float], times factor: Double) throws -> Tensor {
        let old = running.value.floats
        let new = (0..<channels).map { (1 - momentum) * Double(old[$0]) + momentum * factor * Double(values[$0]) }
        return try Tensor(new.map { Float($0) }, shape: [channels])
    }

    /// (1 + gamma) r (x − mean) + beta, as FiLM with (1 + gamma) r and beta − (1 + gamma) r mean.
    private func withRunningStatistics(
        _ x: Tensor, _ gamma: Tensor?, _ beta: Tensor?, _ slope: Double
    ) throws -> Tensor {
        let deviation = try (runningVariance.value + Normalisation.epsilon).sqrt()
        let factor = try (gamma.map { try $0 + 1 } ?? .ones([channels])) / deviation
        let offset = try (beta ?? .zeros([channels])) - factor * runningMean.value
        return try x.film(factor - 1, offset, slope: slope)
    }

    public static let entry: Entry = normalisationEntry(
        "batch_norm",
        [Catalogue.Parameter("momentum", "number", default: 0.1, "share by which running statistics move a step")],
        summary: "Brings every channel to mean 0 and variance 1 over batch and space.",
        formula: "y = (x − mean) / √(variance + 1e-5), with running mean and variance outside of training",
        source: "Ioffe and Szegedy, Batch normalization, ICML 2015",
        example: "n = batch_norm(2)\nn(ones([1, 4, 4, 2]))")
}

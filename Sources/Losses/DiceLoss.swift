import Catalogue
import Foundations
import Tensors

/// 1 − (2 Σ w y p + s) / (Σ w (yᵃ + pᵃ) + s), per sample and channel, then the mean. (Milletari et al. 2016)
public struct DiceLoss: CataloguedRegionLoss {
    public static let entry = Entry(
        "dice", room: "losses",
        [
            Parameter("probabilities", "tensor", "the map of a region, [n, …, channels]"),
            Parameter("target", "tensor", "1 inside, 0 outside; between for soft targets"),
            Parameter("mask", "tensor", default: Literal.none, "weight of each voxel; 0 leaves it out"),
            Parameter("exponent", "number", default: 2, "of prediction and target in the denominator; 1 or more"),
            Parameter("smoothing", "number", default: 1e-7, "added to numerator and denominator"),
            Parameter("batch", "boolean", default: false, "sum over the whole batch in place of each sample"),
            Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary: "Dice loss of a region's map: 0 where it agrees with the target, 1 where they do not overlap.",
        formula: "1 − (2 Σ w y p + s) / (Σ w (yᵃ + pᵃ) + s)",
        source: "Billot et al., CoNeMOS, MIDL 2024; exponent: 1, smoothing: 1, batch: true as in ivadomed",
        examples: [
            "dice(tensor([[0.9], [0.2]]), tensor([[1.0], [0.0]]))",
            "dice(tensor([[0.9], [0.2]]), tensor([[1.0], [0.0]]), exponent: 1, smoothing: 1, batch: true)",
        ],
        keywords: ["overlap", "f1", "sorensen", "segmentation"])

    let exponent: Double
    let smoothing: Double
    let batch: Bool
    let reduction: Reduction

    public init(_ options: [String: Literal]) throws {
        let options = try LossOptions(options, of: Self.entry)
        exponent = try options.number("exponent", else: 2, in: 1...16)
        smoothing = try options.number("smoothing", else: 1e-7, in: 0...1e6)
        batch = try options.boolean("batch", else: false)
        reduction = try options.reduction()
        if batch, reduction == .none {
            throw Problem(
                .value, "dice over the whole batch is one number, it cannot be given per sample",
                remedy: "leave out batch: or reduction:", argument: "reduction")
        }
    }

    public func callAsFunction(_ probabilities: Tensor, _ target: Tensor, mask: Tensor?) throws -> Tensor {
        let input = try RegionInput(probabilities, target, mask: mask, loss: "dice")
        let fractions = try fractions(of: input)
        let losses = losses(fractions, channels: input.channels)
        let output = try input.reduced(batch ? Array(repeating: losses[0], count: input.samples) : losses, reduction)
        return .operation(ofProbabilities: input.source, output: output, name: "dice") { gradient, byLogits in
            try self.gradient(input, fractions, seeds: input.seeds(gradient, self.reduction), byLogits: byLogits)
        }
    }

    /// T = 2 Σ w y p + s and B = Σ w (yᵃ + pᵃ) + s of each group: channel of a sample, or of the batch.
    private func fractions(of input: RegionInput) throws -> [(top: Double, bottom: Double)] {
        var fractions = [(top: Double, bottom: Double)](
            repeating: (smoothing, smoothing), count: batch ? input.channels : input.samples * input.channels)
        let overlaps = try input.prediction.overlaps(with: input.target, weights: input.weights, exponent: exponent)
        for (index, overlap) in overlaps.enumerated() {
            let group = batch ? index % input.channels : index
            fractions[group].top += 2 * overlap.common
            fractions[group].bottom += overlap.predicted + overlap.wanted
        }
        return fractions
    }

    /// Where there is nothing to sum, prediction and target agree: 0.
    private func losses(_ fractions: [(top: Double, bottom: Double)], channels: Int) -> [Double] {
        stride(from: 0, to: fractions.count, by: channels).map { start in
            let group = fractions[start..<(start + channels)]
            return group.reduce(0) { $0 + ($1.bottom > 0 ? 1 - $1.top / $1.bottom : 0) } / Double(channels)
        }
    }

    // By the common part −2 / B, by the predicted one T / B².
    private func gradient(
        _ input: RegionInput, _ fractions: [(top: Double, bottom: Double)], seeds: [Double], byLogits: Bool
    ) throws -> Tensor {
        let total = seeds.reduce(0, +)
        var (byCommon, byPredicted): ([Double], [Double]) = ([], [])
        for index in 0..<(input.samples * input.channels) {
            let (top, bottom) = fractions[batch ? index % input.channels : index]
            let seed = bottom > 0 ? (batch ? total : seeds[index / input.channels]) / Double(input.channels) : 0
            byCommon.append(bottom > 0 ? -2 * seed / bottom : 0)
            byPredicted.append(bottom > 0 ? seed * top / bottom / bottom : 0)
        }
        return try input.prediction.overlapGradient(
            with: input.target, weights: input.weights, exponent: exponent, byCommon: byCommon,
            byPredicted: byPredicted, byLogits: byLogits)
    }
}

import Catalogue
import Foundation
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
        let sums = sums(of: input)
        let losses = losses(sums, channels: input.channels)
        let output = try input.reduced(batch ? Array(repeating: losses[0], count: input.samples) : losses, reduction)
        return .operation(inputs: [input.probabilities], output: output, name: "dice") { gradient in
            [try self.gradient(input, sums, seeds: input.seeds(gradient, self.reduction))]
        }
    }

    /// 2 Σ w y p + s and Σ w (yᵃ + pᵃ) + s of each group: channel of a sample, or of the batch.
    private func sums(of input: RegionInput) -> [(top: Double, bottom: Double)] {
        var sums = [(top: Double, bottom: Double)](
            repeating: (smoothing, smoothing), count: batch ? input.channels : input.samples * input.channels)
        input.probabilities.withFloats { p in
            input.target.withFloats { y in
                input.forEach { group, index, weight in
                    let (p, y) = (Double(p[index]), Double(y[index]))
                    let place = batch ? group % input.channels : group
                    sums[place].top += 2 * weight * y * p
                    sums[place].bottom += weight * (raised(y) + raised(p))
                }
            }
        }
        return sums
    }

    /// Where there is nothing to sum, prediction and target agree: 0.
    private func losses(_ sums: [(top: Double, bottom: Double)], channels: Int) -> [Double] {
        stride(from: 0, to: sums.count, by: channels).map { start in
            let group = sums[start..<(start + channels)]
            return group.reduce(0) { $0 + ($1.bottom > 0 ? 1 - $1.top / $1.bottom : 0) } / Double(channels)
        }
    }

    // d/dp = −2 w y / B + T a w pᵃ⁻¹ / B², with T the numerator and B the denominator.
    private func gradient(
        _ input: RegionInput, _ sums: [(top: Double, bottom: Double)], seeds: [Double]
    ) throws -> Tensor {
        let share = 1 / Double(input.channels)
        let total = seeds.reduce(0, +)
        return try Tensor(shape: input.probabilities.shape) { result in
            input.probabilities.withFloats { p in
                input.target.withFloats { y in
                    input.forEach { group, index, weight in
                        let (top, bottom) = sums[batch ? group % input.channels : group]
                        guard bottom > 0 else { return }
                        let p = Double(p[index])
                        let slope = exponent == 2 ? 2 * p : exponent == 1 ? 1 : exponent * pow(p, exponent - 1)
                        let seed = batch ? total : seeds[group / input.channels]
                        let term = top / bottom * slope - 2 * Double(y[index])
                        result[index] = Float(seed * share * weight * term / bottom)
                    }
                }
            }
        }
    }

    private func raised(_ value: Double) -> Double {
        exponent == 2 ? value * value : exponent == 1 ? value : pow(value, exponent)
    }
}

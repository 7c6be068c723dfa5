import Catalogue
import Foundation
import Foundations
import Tensors

/// −Σ w (y log p + (1 − y) log(1 − p)) / Σ w over the elements of a sample, then the mean over the batch.
public struct BinaryCrossEntropy: CataloguedRegionLoss {
    public static let entry = Entry(
        "binary_cross_entropy", room: "losses",
        [
            Parameter("probabilities", "tensor", "the map of a region, [n, …, channels]"),
            Parameter("target", "tensor", "1 inside, 0 outside; between for soft targets"),
            Parameter("mask", "tensor", default: Literal.none, "weight of each voxel; 0 leaves it out"),
            Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary: "Cross entropy of a region's map, in nats per voxel; probabilities are held 1e-7 away from 0 and 1.",
        formula: "−Σ w (y log p + (1 − y) log(1 − p)) / Σ w",
        source: "Petit, Thome, Soler 2018 for the weights",
        examples: ["binary_cross_entropy(tensor([[0.9], [0.2]]), tensor([[1.0], [0.0]]))"],
        keywords: ["bce", "log loss", "likelihood"])

    static let margin = 1e-7
    let reduction: Reduction

    public init(_ options: [String: Literal]) throws {
        reduction = try LossOptions(options, of: Self.entry).reduction()
    }

    public func callAsFunction(_ probabilities: Tensor, _ target: Tensor, mask: Tensor?) throws -> Tensor {
        let input = try RegionInput(probabilities, target, mask: mask, loss: "binary_cross_entropy")
        let weights = input.weightPerSample()
        var losses = [Double](repeating: 0, count: input.samples)
        input.probabilities.withFloats { p in
            input.target.withFloats { y in
                input.forEach { group, index, weight in
                    let (p, y) = (Self.held(p[index]), Double(y[index]))
                    losses[group / input.channels] -= weight * (y * log(p) + (1 - y) * log(1 - p))
                }
            }
        }
        losses = zip(losses, weights).map { $1 > 0 ? $0 / $1 : 0 }
        let output = try input.reduced(losses, reduction)
        return .operation(inputs: [input.probabilities], output: output, name: "binary_cross_entropy") { gradient in
            [try self.gradient(input, weights, seeds: input.seeds(gradient, self.reduction))]
        }
    }

    // d/dp = w (p − y) / (p (1 − p)) / Σ w; the slope at the margin stands for all beyond it, so that a saturated
    // prediction that is wrong is still pulled back.
    private func gradient(_ input: RegionInput, _ weights: [Double], seeds: [Double]) throws -> Tensor {
        try Tensor(shape: input.probabilities.shape) { result in
            input.probabilities.withFloats { p in
                input.target.withFloats { y in
                    input.forEach { group, index, weight in
                        let sample = group / input.channels
                        guard weights[sample] > 0 else { return }
                        let p = Self.held(p[index])
                        let term = (p - Double(y[index])) / (p * (1 - p))
                        result[index] = Float(seeds[sample] * weight * term / weights[sample])
                    }
                }
            }
        }
    }

    private static func held(_ probability: Float) -> Double {
        min(max(Double(probability), margin), 1 - margin)
    }
}

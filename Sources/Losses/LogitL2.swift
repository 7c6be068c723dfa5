import Catalogue
import Foundations
import Tensors

/// Σ w (z − s (2y − 1))² / Σ w on the logits: the first stage of CoNeMOS.
public struct LogitL2: CataloguedRegionLoss {
    public static let entry = Entry(
        "logit_l2", room: "losses",
        [
            Parameter("logits", "tensor", "before the sigmoid, [n, …, channels]"),
            Parameter("target", "tensor", "1 inside, 0 outside"),
            Parameter("mask", "tensor", default: Literal.none, "weight of each voxel; 0 leaves it out"),
            Parameter("scale", "number", default: 5, "the logit that is asked for inside; its negative outside"),
            Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary: "Squared distance of the logits from 5 inside and −5 outside: a gentle start before Dice.",
        formula: "Σ w (z − 5 (2y − 1))² / Σ w",
        source: "Billot et al., CoNeMOS, MIDL 2024",
        examples: ["logit_l2(tensor([[4.0], [-6.0]]), tensor([[1.0], [0.0]]))"],
        keywords: ["pre-training", "squared", "regression"])

    public static let takesLogits = true
    let scale: Double
    let reduction: Reduction

    public init(_ options: [String: Literal]) throws {
        let options = try LossOptions(options, of: Self.entry)
        scale = try options.number("scale", else: 5, in: 0...1e6)
        reduction = try options.reduction()
    }

    public func callAsFunction(_ logits: Tensor, _ target: Tensor, mask: Tensor?) throws -> Tensor {
        let input = try RegionInput(logits, target, mask: mask, loss: "logit_l2")
        let weights = input.weightPerSample()
        var losses = [Double](repeating: 0, count: input.samples)
        forEachDistance(input) { sample, _, weight, distance in
            losses[sample] += weight * distance * distance / weights[sample]
        }
        let output = try input.reduced(losses, reduction)
        return .operation(inputs: [input.probabilities], output: output, name: "logit_l2") { gradient in
            let seeds = input.seeds(gradient, self.reduction)
            // d/dz = 2 w (z − s (2y − 1)) / Σ w
            return [
                try Tensor(shape: input.probabilities.shape) { result in
                    self.forEachDistance(input) { sample, index, weight, distance in
                        result[index] = Float(2 * seeds[sample] * weight * distance / weights[sample])
                    }
                }
            ]
        }
    }

    private func forEachDistance(_ input: RegionInput, _ body: (Int, Int, Double, Double) -> Void) {
        input.probabilities.withFloats { z in
            input.target.withFloats { y in
                input.forEach { group, index, weight in
                    let distance = Double(z[index]) - scale * (2 * Double(y[index]) - 1)
                    body(group / input.channels, index, weight, distance)
                }
            }
        }
    }
}

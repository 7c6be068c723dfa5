import Catalogue
import Foundations
import Tensors

/// 1 − (2 Σ w y p + s) / (Σ w (yᵃ + pᵃ) + s), per sample and channel, then the mean. (Milletari et al. 2016)
public struct DiceLoss: CataloguedRegionLoss {
    public static let entry = Entry(
        "dice", room: "losses",
        [
            RegionParameters.probabilities, RegionParameters.target, RegionParameters.mask,
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
            "dice(tensor([[[0.9], [0.2]]]), tensor([[[1.0], [0.0]]]))",
            "dice(tensor([[[0.9], [0.2]]]), tensor([[[1.0], [0.0]]]), exponent: 1, smoothing: 1, batch: true)",
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
        try self(RegionInput(probabilities: probabilities, target, mask: mask, loss: name))
    }

    func callAsFunction(_ input: RegionInput) throws -> Tensor {
        try input.loss(
            exponent: exponent, batch: batch, reduction: reduction
        ) { overlaps in
            OverlapSlopes.mean(overlaps) { overlap in
                let top = 2 * overlap.common + smoothing
                let bottom = overlap.predicted + overlap.wanted + smoothing
                // Where there is nothing to sum, prediction and target agree.
                guard !(bottom <= 0) else { return (0, Overlap()) }
                return (1 - top / bottom, Overlap(common: -2 / bottom, predicted: top / bottom / bottom))
            }
        }
    }
}

import Catalogue
import Foundations
import Tensors

/// 1 − 2 Σ_c w_c Σ p y / Σ_c w_c Σ (p + y), w_c = 1/(Σ y)²: regions count alike whatever their size. (Sudre et al. 2017)
public struct GeneralizedDice: CataloguedRegionLoss {
    public static let entry = Entry(
        "generalized_dice", room: "losses",
        [
            RegionParameters.probabilities, RegionParameters.target, RegionParameters.mask,
            Parameter("background", "boolean", default: false, "the rest, 1 − Σ p, as a channel of its own"),
            Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary: "One Dice over all channels, each weighed by the inverse square of its size.",
        formula:
            "1 − 2 Σ_c w_c Σ p y / Σ_c w_c Σ (p + y);  w_c = 1 / (Σ y)², absent channels have the largest of the others",
        source: "Sudre et al. 2017",
        examples: [
            "generalized_dice(tensor([[[0.9, 0.0], [0.2, 0.7]]]), tensor([[[1.0, 0.0], [0.0, 1.0]]]))",
            "generalized_dice(tensor([[[0.9], [0.2]]]), tensor([[[1.0], [0.0]]]), background: true)",
        ],
        keywords: ["overlap", "gdl", "imbalance"])

    let background: Bool
    let reduction: Reduction

    public init(_ options: [String: Literal]) throws {
        let options = try LossOptions(options, of: Self.entry)
        background = try options.boolean("background", else: false)
        reduction = try options.reduction()
    }

    public func callAsFunction(_ probabilities: Tensor, _ target: Tensor, mask: Tensor?) throws -> Tensor {
        let input = try RegionInput(probabilities: probabilities, target, mask: mask, loss: name)
        guard background else { return try loss(input) }
        if let mask, input.channels > 1, mask.shape == probabilities.shape {
            throw Problem(
                .shape,
                "with a background channel the mask of generalized_dice has one weight a voxel, "
                    + "found the shape \(mask.shape)", argument: "mask")
        }
        func withRest(_ map: Tensor) throws -> Tensor {
            try .concatenated([map, 1 - map.sum(axes: [-1], keepingDimensions: true)], axis: -1)
        }
        return try loss(
            RegionInput(withRest(input.probabilities), withRest(input.target), mask: mask, loss: name))
    }

    private func loss(_ input: RegionInput) throws -> Tensor {
        try input.loss(reduction: reduction) { overlaps in
            let weights = Self.weights(overlaps)
            var (top, bottom) = (0.0, 0.0)
            for (overlap, weight) in zip(overlaps, weights) {
                top += 2 * weight * overlap.common
                bottom += weight * (overlap.predicted + overlap.wanted)
            }
            guard !(bottom <= 0) else { return OverlapSlopes(loss: 0, slopes: overlaps.map { _ in Overlap() }) }
            return OverlapSlopes(
                loss: 1 - top / bottom,
                slopes: weights.map { Overlap(common: -2 * $0 / bottom, predicted: $0 * top / bottom / bottom) })
        }
    }

    /// Absent channels have the largest weight of the others, 1 where all are absent.
    private static func weights(_ overlaps: [Overlap]) -> [Double] {
        let present = overlaps.map { $0.wanted > 0 ? 1 / ($0.wanted * $0.wanted) : nil }
        let largest = present.compactMap { $0 }.max() ?? 1
        return present.map { $0 ?? largest }
    }
}

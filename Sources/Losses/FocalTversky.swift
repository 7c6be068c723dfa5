import Catalogue
import Foundation
import Foundations
import Tensors

/// (1 − Tversky index)^(1/γ), per sample and channel, then the mean. (Abraham, Khan 2018)
public struct FocalTversky: CataloguedRegionLoss {
    public static let entry = Entry(
        "focal_tversky", room: "losses",
        [
            RegionParameters.probabilities, RegionParameters.target, RegionParameters.mask, Tversky.alpha, Tversky.beta,
            Parameter("gamma", "number", default: .code("4 / 3"), "above 1 small regions count more"),
            RegionParameters.smoothing, Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary: "Tversky loss to a power below 1, so that regions that fit badly count more.",
        formula: "(1 − (TP + s) / (TP + α FP + β FN + s))^(1/γ)",
        source: "Abraham, Khan 2018; alpha: 0.7, beta: 0.3 as in ivadomed",
        examples: ["focal_tversky(tensor([[[0.9], [0.2]]]), tensor([[[1.0], [0.0]]]))"],
        keywords: ["overlap", "false positives", "imbalance", "small lesions"])

    let index: TverskyIndex
    let gamma: Double
    let reduction: Reduction

    public init(_ options: [String: Literal]) throws {
        let options = try LossOptions(options, of: Self.entry)
        index = try TverskyIndex(options)
        gamma = try options.number("gamma", else: 4.0 / 3, in: 0.1...10)
        reduction = try options.reduction()
    }

    public func callAsFunction(_ probabilities: Tensor, _ target: Tensor, mask: Tensor?) throws -> Tensor {
        try RegionInput(probabilities: probabilities, target, mask: mask, loss: name).loss(reduction: reduction) {
            overlaps in
            OverlapSlopes.mean(overlaps) { overlap in
                let index = index(overlap)
                let distance = 1 - index.value
                // Where everything fits the power may be infinitely steep; there is nowhere better to go.
                guard !(distance <= 1e-12) else { return (0, Overlap()) }
                let slope = -Foundation.pow(distance, 1 / gamma - 1) / gamma
                return (
                    Foundation.pow(distance, 1 / gamma),
                    Overlap(common: slope * index.byCommon, predicted: slope * index.byPredicted)
                )
            }
        }
    }
}

import Catalogue
import Foundations
import Tensors

/// 1 − (TP + s) / (TP + α FP + β FN + s), per sample and channel, then the mean. (Salehi et al. 2017)
public struct Tversky: CataloguedRegionLoss {
    public static let entry = Entry(
        "tversky", room: "losses",
        [
            RegionParameters.probabilities, RegionParameters.target, RegionParameters.mask, alpha, beta,
            RegionParameters.smoothing, Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary: "Dice's relative that weighs false positives and false negatives apart.",
        formula: "1 − (TP + s) / (TP + α FP + β FN + s);  TP = Σ w p y, FP = Σ w p (1−y), FN = Σ w (1−p) y",
        source: "Salehi, Erdogmus, Gholipour 2017; alpha: 0.7, beta: 0.3 as in ivadomed",
        examples: [
            "tversky(tensor([[[0.9], [0.2]]]), tensor([[[1.0], [0.0]]]))",
            "tversky(tensor([[[0.9], [0.2]]]), tensor([[[1.0], [0.0]]]), alpha: 0.7, beta: 0.3)",
        ],
        keywords: ["overlap", "false positives", "recall", "imbalance"])

    static let alpha = Parameter("alpha", "number", default: 0.3, "weight of false positives")
    static let beta = Parameter("beta", "number", default: 0.7, "weight of false negatives")

    let index: TverskyIndex
    let reduction: Reduction

    public init(_ options: [String: Literal]) throws {
        let options = try LossOptions(options, of: Self.entry)
        index = try TverskyIndex(options)
        reduction = try options.reduction()
    }

    public func callAsFunction(_ probabilities: Tensor, _ target: Tensor, mask: Tensor?) throws -> Tensor {
        try RegionInput(probabilities: probabilities, target, mask: mask, loss: name).loss(reduction: reduction) {
            overlaps in
            OverlapSlopes.mean(overlaps) { overlap in
                let index = index(overlap)
                return (1 - index.value, Overlap(common: -index.byCommon, predicted: -index.byPredicted))
            }
        }
    }
}

/// (TP + s) / (TP + α FP + β FN + s), and its slopes.
struct TverskyIndex {
    let alpha: Double
    let beta: Double
    let smoothing: Double

    init(_ options: LossOptions) throws {
        alpha = try options.number("alpha", else: 0.3, in: 0...1e6)
        beta = try options.number("beta", else: 0.7, in: 0...1e6)
        smoothing = try options.number("smoothing", else: 1, in: 0...1e6)
    }

    /// Where there is nothing to sum, prediction and target agree: 1.
    func callAsFunction(_ overlap: Overlap) -> (value: Double, byCommon: Double, byPredicted: Double) {
        let top = overlap.common + smoothing
        let bottom =
            top + alpha * (overlap.predicted - overlap.common) + beta * (overlap.wanted - overlap.common)
        guard !(bottom <= 0) else { return (1, 0, 0) }
        return (
            top / bottom, (bottom - top * (1 - alpha - beta)) / (bottom * bottom), -top * alpha / (bottom * bottom)
        )
    }
}

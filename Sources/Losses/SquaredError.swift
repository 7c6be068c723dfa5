import Catalogue
import Foundations
import Tensors

/// Σ w (p − y)² / Σ w over the elements of a sample, then the mean over the batch.
public struct SquaredError: CataloguedRegionLoss {
    public static let entry = Entry(
        "squared_error", room: "losses",
        [
            RegionParameters.probabilities, RegionParameters.target, RegionParameters.mask, Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary: "Squared distance of a map from its target, as for heat maps of key points.",
        formula: "Σ w (p − y)² / Σ w", source: "Brier 1950",
        examples: ["squared_error(tensor([[[0.9], [0.2]]]), tensor([[[1.0], [0.0]]]))"],
        keywords: ["mse", "l2", "brier", "regression", "heat map"])

    let reduction: Reduction

    public init(_ options: [String: Literal]) throws {
        reduction = try LossOptions(options, of: Self.entry).reduction()
    }

    public func callAsFunction(_ probabilities: Tensor, _ target: Tensor, mask: Tensor?) throws -> Tensor {
        try RegionInput(probabilities, target, mask: mask, loss: name).weightedMean(of: .squaredError, reduction)
    }
}

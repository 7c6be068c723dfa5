import Catalogue
import Foundations
import Tensors

/// −Σ w α_t (1 − p_t)^γ log p_t / Σ w over the elements of a sample, then the mean over the batch. (Lin et al. 2017)
public struct BinaryFocal: CataloguedRegionLoss {
    public static let entry = Entry(
        "binary_focal", room: "losses",
        [
            RegionParameters.probabilities, RegionParameters.target, RegionParameters.mask,
            Parameter("alpha", "number", default: 0.25, "weight of the inside; the outside has 1 − alpha"),
            Parameter("gamma", "number", default: 2, "how little voxels count that are right already"),
            Parameter(
                "sum", "boolean", default: false, "the sum over a sample in place of its mean, as ivadomed has it"),
            Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary:
            "Focal loss of a region's map: voxels already right count little. Probabilities are held 1e-7 off 0 and 1.",
        formula: "−Σ w (α y (1−p)^γ log p + (1−α) (1−y) p^γ log(1−p)) / Σ w",
        source: "Lin et al. 2017, as in ivadomed",
        examples: [
            "binary_focal(tensor([[[0.9], [0.2]]]), tensor([[[1.0], [0.0]]]))",
            "binary_focal(tensor([[[0.9], [0.2]]]), tensor([[[1.0], [0.0]]]), gamma: 0, alpha: 0.5)",
        ],
        keywords: ["hard examples", "imbalance"])

    let loss: PointwiseLoss
    let isSum: Bool
    let reduction: Reduction

    public init(_ options: [String: Literal]) throws {
        let options = try LossOptions(options, of: Self.entry)
        loss = .binaryFocal(
            alpha: try options.number("alpha", else: 0.25, in: 0...1),
            gamma: try options.number("gamma", else: 2, in: 0...16), margin: 1e-7)
        isSum = try options.boolean("sum", else: false)
        reduction = try options.reduction()
    }

    public func callAsFunction(_ probabilities: Tensor, _ target: Tensor, mask: Tensor?) throws -> Tensor {
        try self(RegionInput(probabilities: probabilities, target, mask: mask, loss: name))
    }

    func callAsFunction(_ input: RegionInput) throws -> Tensor {
        try isSum ? input.sum(of: loss, reduction) : input.weightedMean(of: loss, reduction)
    }
}

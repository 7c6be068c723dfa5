import Catalogue
import Tensors

/// −Σ w (y log p + (1 − y) log(1 − p)) / Σ w over the elements of a sample, then the mean over the batch.
public struct BinaryCrossEntropy: CataloguedRegionLoss {
    public static let entry = Entry(
        "binary_cross_entropy", room: "losses",
        [
            RegionParameters.probabilities, RegionParameters.target, RegionParameters.mask,
            Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary: "Cross entropy of a region's map, in nats per voxel; probabilities are held 1e-7 away from 0 and 1.",
        formula: "−Σ w (y log p + (1 − y) log(1 − p)) / Σ w",
        source: "Petit, Thome, Soler 2018 for the weights",
        examples: ["binary_cross_entropy(tensor([[[0.9], [0.2]]]), tensor([[[1.0], [0.0]]]))"],
        keywords: ["bce", "log loss", "likelihood"])

    private static let loss = PointwiseLoss.binaryCrossEntropy(margin: 1e-7)
    let reduction: Reduction

    public init(_ options: [String: Literal]) throws {
        reduction = try LossOptions(options, of: Self.entry).reduction()
    }

    public func callAsFunction(_ probabilities: Tensor, _ target: Tensor, mask: Tensor?) throws -> Tensor {
        try RegionInput(probabilities: probabilities, target, mask: mask, loss: "binary_cross_entropy")
            .weightedMean(of: Self.loss, reduction)
    }
}

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
        examples: ["logit_l2(tensor([[[4.0], [-6.0]]]), tensor([[[1.0], [0.0]]]))"],
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
        try RegionInput(logits, target, mask: mask, loss: "logit_l2")
            .weightedMean(of: .squaredDistance(scale: scale), reduction)
    }
}

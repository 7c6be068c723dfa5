import Catalogue
import Foundation
import Foundations
import Tensors

/// Focal loss and Dice loss together, added or in logarithms. (ivadomed; Wong et al., MICCAI 2018)
public struct FocalDice: CataloguedRegionLoss {
    enum Form: String, NamedChoice {
        static let noun = "form"
        case linear, log
        case exponentialLogarithmic = "exponential_logarithmic"
    }

    public static let entry = Entry(
        "focal_dice", room: "losses",
        [
            RegionParameters.probabilities, RegionParameters.target, RegionParameters.mask,
            Parameter(
                "form", "string", default: "linear",
                "\"linear\": focal + β dice; \"log\": log focal − β log D; \"exponential_logarithmic\": of Wong et al.",
                completion: .choices(Form.names)),
            Parameter("beta", "number", default: 1, "weight of Dice"),
            Parameter("alpha", "number", default: 0.25, "of binary_focal"),
            Parameter("gamma", "number", default: 2, "of binary_focal"),
            Parameter("dice_weight", "number", default: 0.8, "of Wong et al.; cross entropy has the rest"),
            Parameter("power", "number", default: 0.3, "of the logarithms, in Wong et al."),
            Parameter("sum", "boolean", default: false, "the focal loss's sum in place of its mean"),
            Parameter("batch", "boolean", default: false, "both losses over the whole batch in place of each sample"),
            Reduction.parameter,
        ],
        result: "number, or tensor [n]",
        summary: "Focal loss with Dice loss (1 − D, of exponent 1 and smoothing 1): added, or in logarithms.",
        formula: "F + β (1 − D);  log F − β log D;  0.8 (−log D)^0.3 + 0.2 mean(v (−log p_t)^0.3), v = (Σ f / f_t)^½",
        source: "ivadomed, with sum: true, batch: true; Wong et al., MICCAI 2018",
        examples: [
            "focal_dice(tensor([[[0.9], [0.2]]]), tensor([[[1.0], [0.0]]]))",
            "focal_dice(tensor([[[0.9], [0.2]]]), tensor([[[1.0], [0.0]]]), form: \"log\", sum: true, batch: true)",
            "focal_dice(tensor([[[0.9], [0.2]]]), tensor([[[1.0], [0.0]]]), form: \"exponential_logarithmic\")",
        ],
        keywords: ["exponential logarithmic", "overlap", "imbalance"],
        rules: [
            .only("beta", with: "form", being: summed), .only("alpha", with: "form", being: summed),
            .only("gamma", with: "form", being: summed), .only("sum", with: "form", being: summed),
            .only("dice_weight", with: "form", being: ["exponential_logarithmic"]),
            .only("power", with: "form", being: ["exponential_logarithmic"]),
        ])

    /// The forms that have a focal loss in them.
    private static let summed: [Literal] = ["linear", "log"]

    private static let margin = 1e-7
    let form: Form
    let beta: Double
    let diceWeight: Double
    let power: Double
    let isSum: Bool
    let isOfBatch: Bool
    let focal: BinaryFocal
    let dice: DiceLoss
    let reduction: Reduction

    public init(_ given: [String: Literal]) throws {
        let options = try LossOptions(given, of: Self.entry)
        form = try options.choice("form", else: Form.linear)
        beta = try options.number("beta", else: 1, in: 0...1e6)
        diceWeight = try options.number("dice_weight", else: 0.8, in: 0...1)
        power = try options.number("power", else: 0.3, in: 0.01...10)
        isSum = try options.boolean("sum", else: false)
        isOfBatch = try options.boolean("batch", else: false)
        reduction = try options.reduction()
        if isOfBatch, reduction == .none {
            throw Problem(
                .value, "focal_dice over the whole batch is one number, it cannot be given per sample",
                remedy: "leave out batch: or reduction:", argument: "reduction")
        }
        // A sum has the mean of its parts; what is not linear is taken of each sample.
        let isMean = form == .linear && reduction == .mean
        var ofFocal = given.filter { ["alpha", "gamma"].contains($0.key) }
        ofFocal["reduction"] = isMean && !isOfBatch ? "mean" : "none"
        ofFocal["sum"] = .boolean(isSum || isOfBatch)
        focal = try BinaryFocal(ofFocal)
        dice = try DiceLoss([
            "exponent": 1, "smoothing": 1, "batch": .boolean(isOfBatch),
            "reduction": isMean || isOfBatch ? "mean" : "none",
        ])
    }

    public func callAsFunction(_ probabilities: Tensor, _ target: Tensor, mask: Tensor?) throws -> Tensor {
        let dice = try dice(input(probabilities, target, mask))
        let losses: Tensor
        switch form {
        case .linear: losses = try focal(of: probabilities, target, mask) + dice * beta
        case .log:
            losses =
                try focal(of: probabilities, target, mask).clipped(low: Self.margin).log()
                - (1 - dice).clipped(low: Self.margin).log() * beta
        case .exponentialLogarithmic:
            let overlap = try (1 - dice).clipped(low: Self.margin, high: 1 - Self.margin).log().negated().power(power)
            losses = try overlap * diceWeight + crossEntropy(probabilities, target, mask) * (1 - diceWeight)
        }
        guard reduction == .mean, losses.count > 1 else {
            return try losses.reshaped(reduction == .mean ? [] : losses.shape)
        }
        let isCounted = try input(probabilities, target, mask).isCounted
        guard isCounted.contains(false) else { return try losses.mean() }
        // The logarithm of nothing is no loss.
        let counted = try Tensor(isCounted.map { $0 ? 1 : 0 })
        return try (losses * counted).sum() / Double(max(isCounted.count { $0 }, 1))
    }

    private func input(_ probabilities: Tensor, _ target: Tensor, _ mask: Tensor?) throws -> RegionInput {
        try RegionInput(probabilities: probabilities, target, mask: mask, loss: name)
    }

    /// Per sample, or the sum or mean over the batch.
    private func focal(of probabilities: Tensor, _ target: Tensor, _ mask: Tensor?) throws -> Tensor {
        let input = try input(probabilities, target, mask)
        let focal = try focal(input)
        guard isOfBatch else { return focal }
        let weight = isSum ? 1 : try input.weightPerSample().reduce(0, +)
        return try focal.sum() * (weight > 0 ? 1 / weight : 0)
    }

    /// The mean of v (−log p_t)^power, rarer labels weighed more: v² is the inverse of the label's share of its sample.
    private func crossEntropy(_ probabilities: Tensor, _ target: Tensor, _ mask: Tensor?) throws -> Tensor {
        let input = try input(probabilities, target, mask)
        let shares = try input.shares()
        func weights(_ share: (Double) -> Double) throws -> Tensor {
            let values = shares.map { share($0) > 0 ? Float(1 / share($0).squareRoot()) : 0 }
            let middle = Array(repeating: 1, count: input.target.rank - 2)
            return try Tensor(values, shape: [input.samples] + middle + [input.channels])
        }
        let emphasis = try input.target * weights { $0 } + (1 - input.target) * weights { 1 - $0 }
        let losses = try input.weightedMean(
            of: .powerOfCrossEntropy(power, margin: Self.margin), isOfBatch ? .mean : .none, emphasis: emphasis)
        return losses
    }
}

import Catalogue
import Foundations
import Labels
import Language
import Losses
import Tensors

/// Losses made of others, and the conversion that makes a loss of leaves of any loss.
enum LabelSetLossFunctions {
    static let all: [Builtin] = [
        Builtin(
            Entry(
                "combine", room: "losses",
                [
                    Parameter("losses", "list of losses", "of leaves, or of a region's map; not both"),
                    Parameter("weights", "list of numbers", default: Literal.none, "one for each; 1 if left out"),
                ],
                result: "loss", summary: "Makes the weighted sum of several losses.",
                formula: "Σ weight · loss", source: "Fidon et al., MICCAI 2021: leaf_dice + marginalized_focal",
                examples: [
                    "combine([leaf_dice, marginalized_focal], weights: [1, 0.5])",
                    "h = hierarchy({a: 1, b: 2})\nz = tensor([[[2.0, 0.0, 1.0], [0.0, 3.0, 1.0]]])\n"
                        + "loss = combine([marginalized_dice, marginalized_cross_entropy])\n"
                        + "loss(z, annotation(tensor([[0, 1]]), h))",
                ], keywords: ["sum", "linear combination", "dice and cross entropy"],
                details: "Makes the weighted sum of several losses. Options are those of the losses: for the loss of "
                    + "each sample `combine([leaf_dice(reduction: \"none\"), "
                    + "marginalized_focal(reduction: \"none\")])`.")
        ) { arguments, call in
            let losses = try arguments.list("losses").elements.map {
                try LossFunctions.loss($0, argument: "losses", context: call.context)
            }
            let weights = arguments.isNone("weights") ? nil : try arguments.numbers("weights")
            return try made(try combined(losses, weights: weights), call)
        },
        Builtin(
            Entry(
                "marginalized", room: "losses",
                [
                    Parameter("f", "function", "a loss for full labels, of probabilities and target [n, …, leaves]"),
                    Parameter(
                        "reduction", "string", default: "mean",
                        "\"mean\": what f gives for the batch; \"none\": what it gives for each sample",
                        completion: .choices(Reduction.names)),
                ],
                result: "loss",
                summary: "Makes a loss for sets of leaves of any loss for full labels.",
                formula: "f(Φ, Ψ): probabilities averaged over each voxel's set, and 1/|g| in it",
                source: "Fidon et al., MICCAI 2021",
                examples: [
                    "h = hierarchy({a: 1, b: 2})\nz = tensor([[[2.0, 0.0, 1.0], [0.0, 3.0, 1.0]]])\n"
                        + "brier = marginalized((p, y) -> mean((p - y) ^ 2))\n"
                        + "brier(z, annotation(tensor([[0, 1]]), h, annotated: [\"a\"]))"
                ], keywords: ["partial labels", "label set", "convert"],
                details: "Makes a loss for sets of leaves of any loss for full labels.\n"
                    + "Where voxels are ignored, f is given their mask if it has a parameter `mask`; else it is called for each "
                    + "sample with the voxels that count, [1, voxels, leaves].", facts: [AxiomScope.any.fact])
        ) { arguments, call in
            let function = try arguments.function("f")
            if function is LabelSetLossFunction || function is MadeLossFunction {
                throw Problem(
                    .value, "\(function.summary) takes logits and an annotation already",
                    remedy: "marginalized(f) takes a loss of probabilities and target", argument: "f")
            }
            let loss = ScriptLoss(function: function, context: call.context).marginalized(
                try Reduction(named: try arguments.string("reduction")))
            return try made(.labelSet(loss), call)
        },
        Builtin(
            Entry(
                "marginalize", room: "losses",
                [
                    Parameter("probabilities", "tensor", "of the leaves, [n, …, leaves]"),
                    LeafParameters.annotation,
                ],
                result: "record of tensors phi and psi",
                summary:
                    "Averages probabilities over each voxel's set (Φ), and makes the target that goes with them (Ψ).",
                formula: "Φ_c = (1/|g|) Σ_{k in g} p_k for c in g, else p_c;  Ψ_c = 1/|g| for c in g, else 0",
                source: "Fidon et al., MICCAI 2021",
                examples: [
                    "h = hierarchy({a: 1, b: 2})\np = tensor([[[0.7, 0.1, 0.2], [0.2, 0.5, 0.3]]])\n"
                        + "m = marginalize(p, annotation(tensor([[0, 1]]), h, annotated: [\"a\"]))\nm.phi\nm.psi"
                ], keywords: ["partial labels", "label set", "converter"])
        ) { arguments, call in
            let probabilities = try arguments.tensor("probabilities")
            try probabilities.requireProbabilities(of: "marginalize")
            let target = try arguments.leafTarget("annotation", for: probabilities, call.host)
            let (phi, psi) = try target.marginalized(probabilities)
            return .record(Record([(.name("phi"), .object(phi)), (.name("psi"), .object(psi))]))
        },
    ]

    private static func made(_ loss: AnyLoss, _ call: Call) throws -> Value {
        .function(MadeLossFunction(loss, host: call.host))
    }

    private static func combined(_ losses: [AnyLoss], weights: [Double]?) throws -> AnyLoss {
        var (regions, sets): ([any RegionLoss], [any LabelSetLoss]) = ([], [])
        for loss in losses {
            switch loss {
            case .region(let loss): regions.append(loss)
            case .labelSet(let loss): sets.append(loss)
            }
        }
        guard regions.isEmpty || sets.isEmpty else {
            throw Problem(
                .value, "losses of leaves and losses of a region's map cannot be combined",
                remedy: "they take different predictions", argument: "losses")
        }
        return sets.isEmpty
            ? .region(try CombinedRegionLoss.make(regions, weights: weights))
            : .labelSet(try CombinedLabelSetLoss(sets, weights: weights))
    }
}

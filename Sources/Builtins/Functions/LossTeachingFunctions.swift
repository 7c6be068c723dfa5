import Catalogue
import Foundations
import Labels
import Language
import Losses
import Tensors

/// What a loss does, and what it obeys.
enum LossTeachingFunctions {
    static let all: [Builtin] = [
        Builtin(
            Entry(
                "obeys_axiom", room: "losses",
                [
                    Parameter(
                        "loss", "loss", "of leaves: leaf_dice, combine(…), or a function of logits and annotation"),
                    Parameter("hierarchy", "hierarchy", "whose leaves are annotated"),
                    Parameter(
                        "scope", "string", default: "any",
                        "\"missing\": no leaf of a set is annotated by itself as well; \"any\": it may be",
                        completion: .choices(scopes)),
                    Parameter("trials", "integer", default: 50, "pairs of predictions that are tried"),
                ],
                result: "axiom check",
                summary:
                    "Tells whether moving probability inside annotated sets changes a loss, with a counterexample.",
                formula: "Φ(p; g) = Φ(q; g) ⟹ loss(p, g) = loss(q, g)",
                source: "Fidon et al., MICCAI 2021",
                examples: [
                    "h = hierarchy({a: 1, bc: {b: 2, c: 3}})\nobeys_axiom(leaf_dice, h, scope: \"missing\").obeys",
                    "h = hierarchy({a: 1, bc: {b: 2, c: 3}})\nobeys_axiom(leaf_dice, h, scope: \"any\")",
                ], keywords: ["label set", "partial labels", "proof"])
        ) { arguments, call in
            let loss = try LossFunctions.labelSetLoss(
                try arguments.value("loss"), argument: "loss", context: call.context)
            return .object(
                try AxiomCheck(
                    loss, try arguments.hierarchy("hierarchy"),
                    scope: try AxiomScope(named: try arguments.string("scope")),
                    trials: try arguments.count("trials"), stream: call.host.randomStream("obeys_axiom")))
        },
        Builtin(
            Entry(
                "explain", room: "losses",
                [
                    Parameter("loss", "loss", "of leaves"),
                    LeafParameters.logits, LeafParameters.annotation,
                    Parameter("at", "list of integers", "the voxel: [x, y] of the first sample, or [n, x, y]"),
                ],
                result: "explanation",
                summary:
                    "Shows what a loss does at one voxel, term by term, and checks its gradient by finite differences.",
                examples: [
                    "h = hierarchy({a: 1, bc: {b: 2, c: 3}})\nz = tensor([[[2.0, 0.0, 1.0, 0.5], [0.0, 3.0, 1.0, 0.5]]])\n"
                        + "a = annotation(tensor([[0, 4]]), h, values: {4: \"bc\"})\n"
                        + "explain(marginalized_cross_entropy, z, a, at: [1])"
                ], keywords: ["teach", "gradient", "terms", "inspect"])
        ) { arguments, call in
            let loss = try LossFunctions.labelSetLoss(
                try arguments.value("loss"), argument: "loss", context: call.context)
            let logits = try arguments.tensor("logits")
            let target = try arguments.leafTarget("annotation", for: logits, call.host)
            let place = try VoxelPlace(
                try arguments.shape("at"), samples: target.annotations.count, shape: target.annotations[0].shape)
            return .object(try LossExplanation(loss, logits.detached(), target, at: place))
        },
    ]

    private static let scopes = AxiomScope.names.filter { $0 != AxiomScope.full.rawValue }
}

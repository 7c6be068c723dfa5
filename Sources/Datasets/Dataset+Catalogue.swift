import Catalogue

extension Phantom {
    public static let entry = Entry(
        "phantom", room: "data",
        [
            Parameter("kind", "string", "\"abdomen\" or \"brain\"", completion: .choices(Kind.names)),
            Parameter("regions", "hierarchy", "what is drawn: every leaf becomes an organ or a tissue"),
            Parameter("count", "integer", default: 20, "number of cases"),
            Parameter("size", "list", default: [64, 64], unit: "voxels", "[x, y] or [x, y, z]"),
            Parameter("seed", "integer", default: Literal.none, "own random numbers in place of the session's"),
            Parameter(
                "contrast", "number", default: 1.0,
                "how far tissues stand apart, by the plain phantom's: 0.5 halves it, −1 turns light into dark"),
        ],
        result: "dataset",
        summary: "Makes cases of random smooth shapes with blur, bias field and noise, and everything known of them.",
        formula: "exp(b) (shapes * Gaussian) + n, s.d. of b 0.12, of n 0.06; organs 0.45–0.65 on 0.35",
        examples: [
            "phantom(\"abdomen\", regions: hierarchy({liver: 1, stomach: 2}), count: 2, size: [32, 32])",
            "phantom(\"brain\", regions: hierarchy({white_matter: 1, lesions: 2}), count: 1, size: [16, 16, 16], seed: 3)",
        ],
        keywords: ["synthetic", "simulated", "toy", "generate"])
}

extension Dataset {
    public static let entry = Entry(
        "dataset", room: "data",
        [
            Parameter("cases", "dataset, or list of cases"),
            Parameter("regions", "hierarchy", default: Literal.none, "regions to ask for; the cases' own if left out"),
        ],
        result: "dataset",
        summary: "Gathers cases that share a hierarchy, for training and evaluation.",
        examples: [
            "dataset(phantom(\"abdomen\", regions: hierarchy({liver: 1, stomach: 2}), count: 2, size: [32, 32]))"
        ],
        keywords: ["collection", "training data", "cases"])

    public static let dropEntry = Entry(
        "drop_annotations", room: "data",
        [
            Parameter("data", "dataset"),
            Parameter("share", "number", "of the cases in which each region loses its annotation, 0 to 1"),
        ],
        result: "dataset",
        summary: "Takes each region's annotation from a share of the cases: exact in count, nested across shares.",
        formula: "each region loses round(share · n) of its n cases, the first of its own random ranking",
        source: "Petit, Thome, Soler, SMILE, 2018",
        examples: [
            """
            organs = hierarchy({liver: 1, stomach: 2})
            drop_annotations(phantom("abdomen", regions: organs, count: 4, size: [32, 32]), share: 0.5)
            """
        ],
        keywords: ["partial", "missing", "simulate", "incomplete labels"])

    public static let overlayEntry = Entry(
        "with_overlay", room: "data",
        [
            Parameter("data", "dataset, or list of cases"),
            Parameter(
                "overlays", "list of tensors [x, y, …, leaves − 1]",
                "for each case 1 where a voxel was made a positive of a leaf, else 0; none for a case without"),
        ],
        result: "dataset",
        summary: "Adds labels that a method made itself, beside the annotations and never in them.",
        source: "Petit, Thome, Soler, SMILE, 2018",
        examples: [
            """
            organs = hierarchy({liver: 1, stomach: 2})
            data = phantom("abdomen", regions: organs, count: 2, size: [32, 32])
            with_overlay(data, [ones([32, 32, 2]), none])[0].overlay
            """
        ],
        keywords: ["relabel", "pseudo-label", "smiler", "self-training"])
}

extension PartialAnnotation {
    public static let entry = Entry(
        "partially_annotate", room: "data",
        [
            Parameter("truth", "annotation, case or dataset", "what is annotated completely, or more completely"),
            Parameter("hierarchy", "hierarchy", default: Literal.none, "whose regions are named; its own if left out"),
            Parameter(
                "annotate", "list of regions", default: Literal.none,
                "what was drawn: only what masks of these regions say stays", completion: .regions),
            Parameter(
                "merge", "list of regions", default: Literal.none,
                "regions drawn as a whole: their leaves are told apart no more", completion: .regions),
            Parameter(
                "drop", "number", default: Literal.none,
                "share of the cases in which each region loses its annotation (of one annotation: share of its leaves)"),
            Parameter(
                "slices", "record", default: Literal.none,
                "the slices that are annotated, by axis: {z: 40}, {z: [10, 20]}, {z: 0..40}, {y: {every: 4, from: 1}}, "
                    + "{x: {share: 0.2}}; rows of a 2D image are slices across x or y; an axis may be a number"),
            Parameter(
                "cases", "integer, list or range", default: Literal.none,
                "which cases of a dataset; the others stay as they are"),
        ],
        result: "what it was given: annotation, case or dataset",
        summary: "Makes partial annotations of complete ones; what was known before stays as the truth of a case.",
        formula: "annotate: g = ∩ (R where g ⊆ R, L ∖ R where g ∩ R = ∅); merge: g ∪ R where g ∩ R ≠ ∅; "
            + "drop: round(share · n) of each leaf, nested, and a region of leaves wherever it would give one away; "
            + "slices: L elsewhere",
        source: "Fidon et al., MICCAI 2021; Petit, Thome, Soler, SMILE, 2018",
        examples: [
            """
            h = hierarchy({body: {a: 1, bc: {b: 2, c: 3}}})
            truth = annotation(tensor([[0, 1], [2, 3]]), h)
            partially_annotate(truth, h, merge: ["bc"])
            partially_annotate(truth, h, annotate: ["a"])[1, 1]
            partially_annotate(truth, slices: {x: 0}).sets
            """,
            """
            organs = hierarchy({upper: {liver: 1, stomach: 2}, spine: 3})
            data = phantom("abdomen", regions: organs, count: 4, size: [32, 32])
            partially_annotate(data, merge: ["upper"], cases: 1..4)
            """,
        ],
        keywords: ["partial", "missing", "simulate", "super-region", "incomplete labels", "weak", "slices"],
        details:
            "The parts are applied in the order of the parameters. Shares of leaves are exact in number, and a leaf that is gone "
            + "at a small share is gone at a larger one, until the next `seed`. A region with parts has a ranking of its own; "
            + "it also goes in a case where it would tell of a part that is gone, and so may be there again where all of its "
            + "parts are gone. Of one annotation or case the share is that of its leaves.")
}

extension Audit {
    public static let entry = Entry(
        "audit", room: "data", [Parameter("data", "dataset, or list of cases")],
        result: "audit",
        summary: "Tells what is annotated where: how much of each region in each case, and what contradicts what.",
        formula: "complete: g ⊆ R or g ∩ R = ∅ at every voxel not ignored; partly: at some; unknown: at none",
        examples: [
            """
            organs = hierarchy({liver: 1, stomach: 2})
            data = drop_annotations(phantom("abdomen", regions: organs, count: 4, size: [32, 32]), share: 0.5)
            a = audit(data)
            a
            a.table
            a.contradictions
            """
        ],
        keywords: ["check", "complete", "missing", "contradiction", "overview", "quality"],
        details:
            "Contradictions: truth outside the annotated set, where the truth is at hand; cases with one image whose "
            + "sets exclude each other. Doubts: a region that is complete and absent in a case, while in at least 3 others it "
            + "always has about its own size (probably it was not drawn there, and background lies).\n\n"
            + "`.table` has cases × regions, `.regions` a row a region, `.cases` the voxel shares of each case, "
            + "`.contradictions` what was found; `plot` draws cases × regions.")
}

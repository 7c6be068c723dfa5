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
}

import Catalogue

/// The share of both surfaces that lies within a tolerance of the other one.
public enum SurfaceDice: Metric {
    public static let entry = metricEntry(
        "surface_dice",
        summary: "Share of the voxels of both surfaces that lie within a tolerance, in mm, of the other surface.",
        formula:
            "(|{a in A: min_b |a − b| ≤ τ}| + |{b in B: min_a |a − b| ≤ τ}|) / (|A| + |B|), A and B the surfaces",
        source: "Nikolov et al., arXiv:1809.04430 (2018) and J. Med. Internet Res. 23 (2021)",
        example: "surface_dice(tensor([[1, 1, 0, 0]]), tensor([[1, 0, 0, 1]]), spacing: [1, 2])",
        keywords: ["nsd", "normalised surface dice", "normalized", "boundary", "tolerance"],
        empty: "0 where one of the two masks is empty; where both are, none", isInMillimetres: true,
        further: [
            Parameter(
                "tolerance", "number", default: .float(Comparison.standardTolerance), unit: "mm",
                "how far surfaces may be apart to agree")
        ],
        details: "Every surface voxel counts alike. DeepMind's surface-distance weighs elements of a surface that runs "
            + "between voxels by their area, so that its figures differ a little.")

    public static func score(_ comparison: Comparison) throws -> Double? {
        let distances = try comparison.surfaces()
        let all = distances.predicted + distances.real
        // A distance that exceeds the tolerance by rounding alone is within it.
        let limit = comparison.tolerance * (1 + 1e-12)
        let near = distances.fromPrediction.count { $0 <= limit } + distances.fromTruth.count { $0 <= limit }
        return Confusion.ratio(near, all)
    }
}

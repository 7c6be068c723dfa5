import Catalogue

/// The share of the reference's lesions that were found; nil where it has none.
public enum LesionTruePositiveRate: Metric {
    public static let entry = metricEntry(
        "lesion_true_positive_rate",
        summary: "Share of the reference's lesions that the prediction touches; a lesion is what hangs together.",
        formula: "lesions of T with a voxel of P / lesions of T; 2 neighbours in 1D, 8 in 2D, 18 in 3D",
        source: "ivadomed (Gros et al., JOSS 2021)",
        example: "lesion_true_positive_rate(tensor([[1, 0, 0], [0, 0, 0], [0, 0, 0]]), "
            + "tensor([[1, 0, 0], [0, 0, 0], [0, 0, 1]]))",
        keywords: ["lesion-wise", "sensitivity", "detection", "ltpr"],
        empty: "0 where only the prediction is empty; where the reference is, there is nothing to find: none")

    public static func score(_ comparison: Comparison) throws -> Double? {
        let lesions = try comparison.lesions()
        return Confusion.ratio(lesions.found, lesions.real)
    }
}

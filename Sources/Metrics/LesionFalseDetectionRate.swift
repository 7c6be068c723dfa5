import Catalogue

/// The share of the predicted lesions that are none: 0 where nothing was predicted, nil where there are no lesions at all.
public enum LesionFalseDetectionRate: Metric {
    public static let entry = metricEntry(
        "lesion_false_detection_rate",
        summary: "Share of the predicted lesions that touch none of the reference's.",
        formula: "lesions of P without a voxel of T / lesions of P; 2 neighbours in 1D, 8 in 2D, 18 in 3D",
        source: "ivadomed (Gros et al., JOSS 2021)",
        example: "lesion_false_detection_rate(tensor([[1, 0, 1], [0, 0, 0], [0, 0, 0]]), "
            + "tensor([[1, 0, 0], [0, 0, 0], [0, 0, 0]]))",
        keywords: ["lesion-wise", "false positives", "detection", "lfdr"],
        empty: "0 where only the prediction is empty, 1 where only the reference is; where both are, none")

    public static func score(_ comparison: Comparison) throws -> Double? {
        let lesions = try comparison.lesions()
        guard lesions.real > 0 || lesions.predicted > 0 else { return nil }
        return Confusion.ratio(lesions.spurious, lesions.predicted) ?? 0
    }
}

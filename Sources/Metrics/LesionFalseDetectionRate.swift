import Catalogue

/// The share of the predicted lesions that are none: 0 where nothing was predicted, nil where the reference has none.
public enum LesionFalseDetectionRate: Metric {
    public static let entry = metricEntry(
        "lesion_false_detection_rate",
        summary: "Share of the predicted lesions that touch none of the reference's; 0 where nothing was predicted.",
        formula: "lesions of P without a voxel of T / lesions of P; 8 neighbours in 2D, 18 in 3D",
        source: "ivadomed (Gros et al., JOSS 2021)",
        example: "lesion_false_detection_rate(tensor([[1, 0, 1], [0, 0, 0], [0, 0, 0]]), "
            + "tensor([[1, 0, 0], [0, 0, 0], [0, 0, 0]]))",
        keywords: ["lesion-wise", "false positives", "detection", "lfdr"])

    public static func score(_ comparison: Comparison) throws -> Double? {
        let lesions = try comparison.lesions()
        guard lesions.real > 0 else { return nil }
        return Confusion.ratio(lesions.spurious, lesions.predicted) ?? 0
    }
}

import Catalogue

/// TP / (TP + FP); 0 for an empty prediction, nil where the reference lacks the region.
public enum Precision: RegionMetric {
    public static let entry = metricEntry(
        "precision_score", summary: "Share of the predicted voxels that are right; 0 where nothing was predicted.",
        formula: "TP / (TP + FP)", example: "precision_score(tensor([1, 1, 0, 0]), tensor([1, 0, 1, 0]))",
        keywords: ["positive predictive value"])

    public static func value(_ confusion: Confusion) -> Double? {
        guard confusion.isPresent else { return nil }
        return Confusion.ratio(confusion.truePositives, confusion.truePositives + confusion.falsePositives) ?? 0
    }
}

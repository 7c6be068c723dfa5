import Catalogue

/// TP / (TP + FP); 0 where one of two masks is empty, nil where both are.
public enum Precision: RegionMetric {
    public static let entry = metricEntry(
        "precision_score", summary: "Share of the predicted voxels that are right.",
        formula: "TP / (TP + FP)", example: "precision_score(tensor([1, 1, 0, 0]), tensor([1, 0, 1, 0]))",
        keywords: ["positive predictive value"],
        empty: "0 where one of the two masks is empty; where both are, none")

    public static func value(_ confusion: Confusion) -> Double? {
        guard confusion.isPresent || confusion.falsePositives > 0 else { return nil }
        return Confusion.ratio(confusion.truePositives, confusion.truePositives + confusion.falsePositives) ?? 0
    }
}

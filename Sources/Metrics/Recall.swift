import Catalogue

/// TP / (TP + FN); nil where the reference lacks the region.
public enum Recall: RegionMetric {
    public static let entry = metricEntry(
        "recall_score", summary: "Share of the region that was found.",
        formula: "TP / (TP + FN)", example: "recall_score(tensor([1, 1, 0, 0]), tensor([1, 0, 1, 0]))",
        keywords: ["sensitivity", "true positive rate"],
        empty: "0 where only the prediction is empty; where the reference is, there is nothing to find: none")

    public static func value(_ confusion: Confusion) -> Double? {
        Confusion.ratio(confusion.truePositives, confusion.truePositives + confusion.falseNegatives)
    }
}

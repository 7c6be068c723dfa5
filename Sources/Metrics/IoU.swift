import Catalogue

/// TP / (TP + FP + FN); nil where the reference lacks the region.
public enum IoU: RegionMetric {
    public static let entry = metricEntry(
        "iou_score", summary: "Intersection over union of two masks.",
        formula: "TP / (TP + FP + FN)", example: "iou_score(tensor([1, 1, 0, 0]), tensor([1, 0, 1, 0]))",
        keywords: ["jaccard", "intersection over union", "overlap"])

    public static func value(_ confusion: Confusion) -> Double? {
        guard confusion.isPresent else { return nil }
        return Confusion.ratio(
            confusion.truePositives,
            confusion.truePositives + confusion.falsePositives + confusion.falseNegatives)
    }
}

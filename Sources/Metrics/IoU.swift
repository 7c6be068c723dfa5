import Catalogue

/// TP / (TP + FP + FN); 0 where one of two masks is empty, nil where both are.
public enum IoU: RegionMetric {
    public static let entry = metricEntry(
        "iou_score", summary: "Intersection over union of two masks.",
        formula: "TP / (TP + FP + FN)", example: "iou_score(tensor([1, 1, 0, 0]), tensor([1, 0, 1, 0]))",
        keywords: ["jaccard", "intersection over union", "overlap"],
        empty: "0 where one of the two masks is empty; where both are, none")

    public static func value(_ confusion: Confusion) -> Double? {
        Confusion.ratio(
            confusion.truePositives,
            confusion.truePositives + confusion.falsePositives + confusion.falseNegatives)
    }
}

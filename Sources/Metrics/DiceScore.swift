import Catalogue

/// 2 TP / (2 TP + FP + FN); 0 where one of two masks is empty, nil where both are.
public enum DiceScore: RegionMetric {
    public static let entry = metricEntry(
        "dice_score",
        summary: "Overlap of two masks: 1 where they agree, 0 where they are apart.",
        formula: "2 TP / (2 TP + FP + FN)", example: "dice_score(tensor([1, 1, 0, 0]), tensor([1, 0, 1, 0]))",
        keywords: ["overlap", "f1", "dsc"], empty: "0 where one of the two masks is empty; where both are, none")

    public static func value(_ confusion: Confusion) -> Double? {
        let (hits, misses) = (confusion.truePositives, confusion.falsePositives + confusion.falseNegatives)
        return Confusion.ratio(2 * hits, 2 * hits + misses)
    }
}

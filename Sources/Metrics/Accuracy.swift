import Catalogue

/// (TP + TN) / all; nil where no voxel counts.
public enum Accuracy: RegionMetric {
    public static let entry = metricEntry(
        "accuracy_score", summary: "Share of the voxels that are right, inside and outside.",
        formula: "(TP + TN) / (TP + FP + FN + TN)",
        example: "accuracy_score(tensor([1, 1, 0, 0]), tensor([1, 0, 1, 0]))", keywords: ["correct"],
        empty: "a number like any other, 1 where both are empty; where no voxel counts, none")

    public static func value(_ confusion: Confusion) -> Double? {
        let right = confusion.truePositives + confusion.trueNegatives
        return Confusion.ratio(right, right + confusion.falsePositives + confusion.falseNegatives)
    }
}

import Catalogue

/// TN / (TN + FP); nil where the reference has nothing outside the region.
public enum Specificity: RegionMetric {
    public static let entry = metricEntry(
        "specificity_score", summary: "Share of the voxels outside the region that were left outside.",
        formula: "TN / (TN + FP)", example: "specificity_score(tensor([1, 1, 0, 0]), tensor([1, 0, 1, 0]))",
        keywords: ["true negative rate"],
        empty:
            "1 where the prediction is empty, whatever the reference; where no voxel lies outside the reference, none")

    public static func value(_ confusion: Confusion) -> Double? {
        Confusion.ratio(confusion.trueNegatives, confusion.trueNegatives + confusion.falsePositives)
    }
}

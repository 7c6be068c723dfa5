import Catalogue

/// (P − T) / T of the volumes; nil where the reference lacks the region.
public enum VolumeDifference: RegionMetric {
    public static let entry = metricEntry(
        "volume_difference",
        summary: "How much larger (or, below 0, smaller) the predicted volume is, as a share of the reference's.",
        formula: "(P − T) / T, P = TP + FP, T = TP + FN",
        source: "ivadomed (Gros et al., JOSS 2021) counts it the other way round, (T − P) / T",
        example: "volume_difference(tensor([1, 1, 1, 0]), tensor([1, 0, 1, 0]))",
        keywords: ["relative volume difference", "rvd", "over-segmentation", "under-segmentation"],
        empty: "-1 where only the prediction is empty; where the reference is, there is no share of it: none")

    public static func value(_ confusion: Confusion) -> Double? {
        Confusion.ratio(
            confusion.falsePositives - confusion.falseNegatives, confusion.truePositives + confusion.falseNegatives)
    }
}

import Catalogue

/// |P − T| / T of the volumes; nil where the reference lacks the region.
public enum AbsoluteVolumeDifference: RegionMetric {
    public static let entry = metricEntry(
        "absolute_volume_difference",
        summary: "How much the predicted volume is off, either way, as a share of the reference's.",
        formula: "|P − T| / T, P = TP + FP, T = TP + FN", source: "ivadomed (Gros et al., JOSS 2021)",
        example: "absolute_volume_difference(tensor([1, 0, 0, 0]), tensor([1, 0, 1, 0]))", keywords: ["avd", "volume"],
        empty: "1 where only the prediction is empty; where the reference is, there is no share of it: none")

    public static func value(_ confusion: Confusion) -> Double? { VolumeDifference.value(confusion).map(abs) }
}

/// A metric of the confusion of prediction and reference: it counts voxels, wherever they lie.
public protocol RegionMetric: Metric {
    static func value(_ confusion: Confusion) -> Double?
}

extension RegionMetric {
    public static func score(_ comparison: Comparison) throws -> Double? { value(comparison.confusion) }
}

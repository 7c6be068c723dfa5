/// A metric of the distances between the surfaces of prediction and reference, in mm.
public protocol SurfaceMetric: Metric {
    /// Of surfaces that are both there.
    static func value(_ distances: SurfaceDistances) -> Double
}

extension SurfaceMetric {
    /// Nothing predicted costs the image's diagonal; without a reference the metric does not apply.
    public static func score(_ comparison: Comparison) throws -> Double? {
        let distances = try comparison.surfaces()
        if distances.fromTruth.isEmpty { return nil }
        return distances.fromPrediction.isEmpty ? distances.diagonal : value(distances)
    }
}

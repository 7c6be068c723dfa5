/// A metric of the distances between the surfaces of prediction and reference, in mm.
public protocol SurfaceMetric: Metric {
    /// Of surfaces that are both there.
    static func value(_ distances: SurfaceDistances) -> Double
}

extension SurfaceMetric {
    /// Where one of two masks is empty it costs the image's diagonal; of two empty ones there is no distance.
    public static func score(_ comparison: Comparison) throws -> Double? {
        let distances = try comparison.surfaces()
        if distances.predicted == 0, distances.real == 0 { return nil }
        return distances.predicted == 0 || distances.real == 0 ? distances.diagonal : value(distances)
    }

    /// What the entries of these metrics say of empty masks.
    static var emptyCostsTheDiagonal: String {
        "where one of the two masks is empty, the image's diagonal; where both are, none"
    }
}

import Catalogue

/// The largest distance from either surface to the other.
public enum Hausdorff: SurfaceMetric {
    public static let entry = metricEntry(
        "hausdorff",
        summary:
            "Largest distance from a surface voxel of either mask to the other's surface.",
        formula: "max(max_a min_b |a − b|, max_b min_a |a − b|), a and b on the surfaces",
        source: "Huttenlocher, Klanderman, Rucklidge, IEEE PAMI 15 (1993)",
        example: "hausdorff(tensor([[1, 1, 0, 0]]), tensor([[1, 0, 0, 1]]), spacing: [1, 2])",
        keywords: ["surface", "distance", "boundary"], result: "number of mm", empty: emptyCostsTheDiagonal,
        isInMillimetres: true)

    public static func value(_ distances: SurfaceDistances) -> Double {
        max(distances.fromPrediction.max() ?? 0, distances.fromTruth.max() ?? 0)
    }
}

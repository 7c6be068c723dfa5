import Catalogue

/// The larger of the two directed 95th percentiles of the surface distances.
public enum HD95: SurfaceMetric {
    public static let entry = metricEntry(
        "hd95",
        summary:
            "Distance that 95 % of either surface's voxels stay within, to the other surface.",
        formula: "max(P95_a min_b |a − b|, P95_b min_a |a − b|), a and b on the surfaces",
        source: "Huttenlocher, Klanderman, Rucklidge, IEEE PAMI 15 (1993)",
        example: "hd95(tensor([[1, 1, 0, 0]]), tensor([[1, 0, 0, 1]]), spacing: [1, 2])",
        keywords: ["hausdorff", "surface", "distance", "boundary", "percentile"], result: "number of mm",
        empty: emptyCostsTheDiagonal,
        isInMillimetres: true)

    public static func value(_ distances: SurfaceDistances) -> Double {
        max(
            SurfaceDistances.percentile(0.95, of: distances.fromPrediction),
            SurfaceDistances.percentile(0.95, of: distances.fromTruth))
    }
}

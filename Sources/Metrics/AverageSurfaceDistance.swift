import Catalogue

/// The mean distance of the voxels of both surfaces, taken together, to the other surface.
public enum AverageSurfaceDistance: SurfaceMetric {
    public static let entry = metricEntry(
        "assd",
        summary:
            "Average symmetric surface distance: the mean over the voxels of both surfaces.",
        formula: "(Σ_a min_b |a − b| + Σ_b min_a |a − b|) / (|A| + |B|), A and B the surfaces",
        source: "Heimann et al., IEEE Trans. Med. Imaging 28 (2009)",
        example: "assd(tensor([[1, 1, 0, 0]]), tensor([[1, 0, 0, 1]]), spacing: [1, 2])",
        keywords: ["surface", "distance", "boundary", "mean surface distance"], result: "number of mm",
        empty: emptyCostsTheDiagonal,
        isInMillimetres: true)

    public static func value(_ distances: SurfaceDistances) -> Double {
        let sum = distances.fromTruth.reduce(distances.fromPrediction.reduce(0, +), +)
        return sum / Double(max(distances.predicted + distances.real, 1))
    }
}

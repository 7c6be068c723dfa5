import Catalogue

/// A number for how well a predicted mask agrees with the reference of one region.
public protocol Metric: Sendable {
    static var entry: Entry { get }
    /// nil where it does not apply (the reference lacks the region): such cases are counted apart.
    static func score(_ comparison: Comparison) throws -> Double?
}

extension Metric {
    /// The metric of two masks; ignored voxels are not counted. Sizes are in voxels, spacing in mm.
    public static func of(
        prediction: [Bool], truth: [Bool], ignored: [Bool]? = nil, size: [Int]? = nil, spacing: [Double]? = nil
    ) throws -> Double? {
        try score(
            Comparison(
                prediction: prediction, truth: truth, ignored: ignored, size: size ?? [truth.count], spacing: spacing))
    }

    /// The entry of a metric: two masks, a mask of what counts, and the voxels' size where distances are measured.
    static func metricEntry(
        _ name: String, summary: String, formula: String, source: String? = nil, example: String,
        keywords: [String] = [], result: String = "number", isInMillimetres: Bool = false
    ) -> Entry {
        var parameters = [
            Parameter("prediction", "tensor, volume or label map", "a mask; above 0.5 is inside"),
            Parameter("truth", "tensor, volume or label map", "the reference mask, of the same shape"),
            Parameter("mask", "tensor", default: Literal.none, "where it is 0 a voxel is not counted"),
        ]
        if isInMillimetres {
            parameters.append(
                Parameter(
                    "spacing", "list", default: Literal.none, unit: "mm",
                    "size of a voxel along each axis; the image's own if left out, 1 for a tensor"))
        }
        return Entry(
            name, room: "metrics", parameters, result: "\(result), or none where the reference lacks the region",
            summary: summary, formula: formula, source: source, examples: [example], keywords: keywords)
    }
}

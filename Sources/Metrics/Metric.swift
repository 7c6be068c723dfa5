import Catalogue

/// A number for how well a predicted mask agrees with the reference of one region.
public protocol Metric: Sendable {
    static var entry: Entry { get }
    /// nil where it says nothing, as of two empty masks: such cases are counted apart.
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

    /// The entry of a metric: two masks, a mask of what counts, the voxels' size where distances are measured, and which
    /// label is meant.
    ///
    /// - Parameter empty: what it is of empty masks.
    static func metricEntry(
        _ name: String, summary: String, formula: String, source: String? = nil, example: String,
        keywords: [String] = [], result: String = "number", empty: String, isInMillimetres: Bool = false,
        further: [Parameter] = [], details: String? = nil
    ) -> Entry {
        var parameters = [
            Parameter("prediction", "tensor, volume or label map", "a mask of 0 and 1, or labels"),
            Parameter("truth", "tensor, volume or label map", "the reference, of the same shape"),
            Parameter("mask", "tensor", default: Literal.none, "where it is 0 a voxel is not counted; else 1"),
        ]
        if isInMillimetres {
            parameters.append(
                Parameter(
                    "spacing", "list", default: Literal.none, unit: "mm",
                    "size of a voxel along each axis; the image's own if left out, 1 for a tensor"))
        }
        parameters += further
        parameters += [
            Parameter(
                "label", "integer or string", default: Literal.none,
                "compares the voxels of this label, or of what a label map's names call so"),
            Parameter(
                "labels", "string or list", default: Literal.none,
                "\"each\" gives a table with a row for every label but 0, a list a row for each in it"),
        ]
        return Entry(
            name, room: "metrics", parameters, result: "\(result), or none; a table with labels:", summary: summary,
            formula: formula, source: source, examples: [example], keywords: keywords,
            details: details.map { "\(summary)\n\($0)" },
            facts: [Fact("Empty masks", empty)])
    }
}

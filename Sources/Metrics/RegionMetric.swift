import Catalogue

/// A number from the confusion of prediction and reference. Region absent from the reference: nil, counted apart.
public protocol RegionMetric: Sendable {
    static var entry: Entry { get }
    static func value(_ confusion: Confusion) -> Double?
}

extension RegionMetric {
    /// The metric of two masks; ignored voxels are not counted.
    public static func of(prediction: [Bool], truth: [Bool], ignored: [Bool]? = nil) throws -> Double? {
        try value(Confusion(prediction: prediction, truth: truth, ignored: ignored))
    }

    static func metricEntry(
        _ name: String, summary: String, formula: String, example: String, keywords: [String] = []
    ) -> Entry {
        Entry(
            name, room: "metrics",
            [
                Parameter("prediction", "tensor", "a mask; above 0.5 is inside"),
                Parameter("truth", "tensor", "the reference mask, of the same shape"),
                Parameter("mask", "tensor", default: Literal.none, "where it is 0 a voxel is not counted"),
            ],
            result: "number, or none where the reference lacks the region",
            summary: summary, formula: formula, examples: [example], keywords: keywords)
    }
}

import Testing

@testable import Metrics

/// What a metric is where the reference, the prediction, or both are empty; nil is "not applicable".
@Suite struct MetricTests {
    struct Row: Sendable {
        var metric: any Metric.Type
        var referenceEmpty: Double?
        var predictionEmpty: Double?
        var bothEmpty: Double?
    }

    static let rows = [
        Row(metric: DiceScore.self, referenceEmpty: 0, predictionEmpty: 0),
        Row(metric: IoU.self, referenceEmpty: 0, predictionEmpty: 0),
        Row(metric: Precision.self, referenceEmpty: 0, predictionEmpty: 0),
        Row(metric: Recall.self, predictionEmpty: 0),
        Row(metric: Specificity.self, referenceEmpty: 0.75, predictionEmpty: 1, bothEmpty: 1),
        Row(metric: Accuracy.self, referenceEmpty: 0.75, predictionEmpty: 0.75, bothEmpty: 1),
        Row(metric: VolumeDifference.self, predictionEmpty: -1),
        Row(metric: AbsoluteVolumeDifference.self, predictionEmpty: 1),
        Row(metric: Hausdorff.self, referenceEmpty: 5, predictionEmpty: 5),
        Row(metric: HD95.self, referenceEmpty: 5, predictionEmpty: 5),
        Row(metric: AverageSurfaceDistance.self, referenceEmpty: 5, predictionEmpty: 5),
        Row(metric: SurfaceDice.self, referenceEmpty: 0, predictionEmpty: 0),
        Row(metric: LesionTruePositiveRate.self, predictionEmpty: 0),
        Row(metric: LesionFalseDetectionRate.self, referenceEmpty: 1, predictionEmpty: 0),
    ]

    @Test func everyMetricIsInTheTable() {
        #expect(Self.rows.map { $0.metric.entry.name } == MetricsCatalogue.entries.map(\.name))
    }

    @Test func everyMetricSaysWhatItIsOfEmptyMasks() throws {
        let (none, some) = ([Bool](repeating: false, count: 12), (0..<12).map { $0 < 3 })
        for row in Self.rows {
            func score(_ prediction: [Bool], _ truth: [Bool]) throws -> Double? {
                try row.metric.of(prediction: prediction, truth: truth, size: [3, 4])
            }
            let name = row.metric.entry.name
            #expect(try score(some, none) == row.referenceEmpty, "\(name), the reference empty")
            #expect(try score(none, some) == row.predictionEmpty, "\(name), the prediction empty")
            #expect(try score(none, none) == row.bothEmpty, "\(name), both empty")
            #expect(row.metric.entry.facts.map(\.heading) == ["Empty masks"])
        }
    }
}

import Catalogue

/// What this room offers to the language: one line for each of its metrics.
public enum MetricsCatalogue {
    public static let metrics: [any RegionMetric.Type] = [
        DiceScore.self,
        IoU.self,
        Precision.self,
        Recall.self,
        Specificity.self,
        Accuracy.self,
    ]

    public static let entries: [Entry] = metrics.map { $0.entry }
}

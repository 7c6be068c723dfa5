import Catalogue

/// What this room offers to the language: one line for each of its metrics.
public enum MetricsCatalogue {
    public static let entries: [Entry] = []
}

import Catalogue

/// What this room offers to the language: one line for each of its data sources.
public enum DatasetsCatalogue {
    public static let entries: [Entry] = [
        Phantom.entry,
        Dataset.entry,
        Dataset.dropEntry,
        PartialAnnotation.entry,
        Audit.entry,
        Dataset.overlayEntry,
        SampleEntry.entry,
    ]
}

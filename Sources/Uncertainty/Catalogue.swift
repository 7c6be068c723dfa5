import Catalogue

/// What this room offers to the language: one line for each of its uncertainty measures.
public enum UncertaintyCatalogue {
    public static let entries: [Entry] = [
        MonteCarloDropout.entry,
        TestTimeAugmentation.entry,
    ]
}

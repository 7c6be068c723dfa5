import Catalogue

/// What this room has: one line for each of its kinds of change. They are used by `tta`; none is a function of its own
/// in the language yet, so there are no entries.
public enum AugmentationCatalogue {
    public static let invertible: [any InvertibleKind] = [
        Flips(),
        QuarterTurns(),
    ]

    public static let entries: [Entry] = []
}

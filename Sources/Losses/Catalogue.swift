import Catalogue

/// What this room offers to the language: one line for each of its losses.
public enum LossesCatalogue {
    public static let entries: [Entry] = []
}

import Catalogue

/// What this room offers to the language: one line for each of its transforms.
public enum AugmentationCatalogue {
    public static let entries: [Entry] = []
}

import Catalogue

/// What this room offers to the language: one line for each of its tensor operations.
public enum TensorsCatalogue {
    public static let entries: [Entry] = []
}

import Catalogue

/// What this room offers to the language: one line for each of its file formats and volume operations.
public enum VolumesCatalogue {
    public static let entries: [Entry] = []
}

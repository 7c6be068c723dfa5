import Catalogue

/// What this room offers to the language: one line for each of its figures.
public enum PlottingCatalogue {
    public static let entries: [Entry] = []
}

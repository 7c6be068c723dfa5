import Catalogue

/// What this room offers to the language. Its figures are values that `plot` draws from what it is given, so it has
/// no functions of its own; its colour maps can be named there.
public enum PlottingCatalogue {
    public static let entries: [Entry] = []
}

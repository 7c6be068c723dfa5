import Catalogue
import Language

/// What is said of a variable that has the name of something built in, or of a topic of help.
enum CoverNote {
    /// "`mean` is a variable here (mean = 3), an integer; it covers the built-in `mean`."
    static func text(_ name: String, _ value: Value, origin: String?, index: CatalogueIndex) -> String {
        let place = origin.flatMap { $0.isEmpty || $0.contains("\n") || $0.count > 60 ? nil : " (\($0))" } ?? ""
        let covered = covered(name, index).map { "; it covers \($0)" } ?? ""
        return "`\(name)` is a variable here\(place), \(value.typePhrase)\(covered). describe \(name) tells of it."
    }

    /// "the built-in `mean`"; nil where only a topic is called so.
    static func covered(_ name: String, _ index: CatalogueIndex) -> String? {
        guard let entry = index[name], [.function, .value].contains(entry.kind) else { return nil }
        return "the built-in `\(name)`"
    }
}

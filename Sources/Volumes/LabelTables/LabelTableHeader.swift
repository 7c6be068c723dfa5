/// The first line of a table of names where it names columns.
struct LabelTableHeader {
    /// Nil where columns are words parted by blanks.
    let separator: Character?
    /// As they are written.
    let names: [String]

    /// What columns of values and of names are called, the surest first.
    private static let values = [
        "index", "value", "label", "id", "label_id", "labelid", "label_value", "labelvalue", "key", "number", "no",
        "no.",
        "idx", "intensity", "roi_id", "region_id",
    ]
    private static let titles = [
        "name", "label_name", "labelname", "label", "structure", "structure_name", "region", "region_name", "roi",
        "roi_name", "anatomy", "description", "abbreviation",
    ]

    /// Whether a line is an entry and no header.
    static func beginsWithValue(_ line: Substring) -> Bool {
        let head = line.prefix { !" \t,;".contains($0) }
        return LabelTableReader.value(head) != nil
    }

    /// Nil for a line that names no columns of values and names.
    init?(_ line: Substring) {
        separator = ["\t", ",", ";"].first { line.contains($0) }
        guard
            let fields = separator.map({ TableText.fields(line, by: $0) })
                ?? line.split(separator: " ").map(String.init)
        else { return nil }
        names = fields
        let plain = Self.plain(names)
        let hasBoth = plain.contains(where: Self.values.contains) && plain.contains(where: Self.titles.contains)
        guard hasBoth || separator != nil else { return nil }
    }

    /// Which columns hold values and names. `label` is either: a value where all of its cells are whole numbers.
    func columns(of rows: [[String]]) -> (value: Int, name: Int)? {
        let plain = Self.plain(names)
        func areValues(_ column: Int) -> Bool {
            rows.allSatisfy { column < $0.count && LabelTableReader.value($0[column]) != nil }
        }
        // A column is missed in a row that is too short: then its title decides, and the row is refused.
        let known = Self.values.compactMap { plain.firstIndex(of: $0) }
        guard let value = known.first(where: areValues) ?? known.first,
            let name = Self.titles.lazy.compactMap({ plain.firstIndex(of: $0) }).first(where: { $0 != value })
        else { return nil }
        return (value, name)
    }

    private static func plain(_ names: [String]) -> [String] {
        names.map { $0.lowercased().replacing(" ", with: "_").replacing("-", with: "_") }
    }
}

extension LabelTable {
    /// The entries whose name matches one of the patterns (`*` and `?`), in the table's order. Value 0 is background
    /// and never among them.
    ///
    /// - Throws: `LabelError` for a pattern that matches nothing: a misspelt one would silently lose its labels.
    public func matching(_ patterns: [String]) throws(LabelError) -> [Entry] {
        var chosen: Set<Int> = []
        for text in patterns {
            let pattern = Pattern(text)
            let found = entries.indices.filter { entries[$0].value != 0 && pattern.matches(entries[$0].name) }
            guard !found.isEmpty else {
                throw LabelError(
                    "The pattern \"\(text)\" matches no name of the label table.",
                    remedy: Spelling.remedy(for: text, among: entries.map(\.name)))
            }
            chosen.formUnion(found)
        }
        return chosen.sorted().map { entries[$0] }
    }
}

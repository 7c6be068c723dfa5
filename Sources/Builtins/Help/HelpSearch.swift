import Catalogue

/// Finds entries by words: a word of the search is a word of the text, or the beginning of one.
///
/// What is found in a name stands before what is found in a summary, and that before the rest; whole words before
/// beginnings; among equals the catalogue's order.
struct HelpSearch {
    private let wanted: [Substring]

    init(_ text: String) { wanted = Self.words(text) }

    func callAsFunction(_ entries: [Entry]) -> [Entry] {
        guard !wanted.isEmpty else { return [] }
        return entries.compactMap { entry in rank(entry).map { (rank: $0, entry: entry) } }
            .enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
            .map(\.element.entry)
    }

    /// How far from the front an entry belongs; nil where a word is not in it.
    private func rank(_ entry: Entry) -> Int? {
        let name = Self.words(entry.name)
        if name == wanted { return 0 }
        let rest =
            [entry.room, entry.details ?? "", entry.source ?? ""] + entry.keywords
            + (entry.parameters + entry.members).map(\.name)
        let places = [name, Self.words(entry.summary), rest.flatMap { Self.words($0) }]
        var total = 1
        for word in wanted {
            let found = places.enumerated().compactMap { place, words -> Int? in
                if words.contains(word) { return 2 * place }
                return words.contains { $0.hasPrefix(word) } ? 2 * place + 1 : nil
            }
            guard let best = found.min() else { return nil }
            total += 1 + best
        }
        return total
    }

    /// In lower case, without what is neither letter nor digit; signs of the language are words of their own.
    private static func words(_ text: String) -> [Substring] {
        text.lowercased().split { !($0.isLetter || $0.isNumber) }
    }
}

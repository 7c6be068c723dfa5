/// Finds the name that was probably meant. Labels imports nothing, so it has its own small copy of this idea.
enum Spelling {
    /// The nearest of `names`, the first of equals: about a quarter of the letters of `word` may differ. Up to four letters a
    /// word is near what has one letter more or less, or two of them swapped; two letters only what has them swapped.
    static func nearest(to word: String, among names: some Sequence<String>) -> String? {
        let wanted = Array(word.lowercased())
        let limit = wanted.count < 2 ? 0 : max(1, (wanted.count + 1) / 4)
        var best: (name: String, distance: Int)?
        for name in names {
            let other = Array(name.lowercased())
            let distance = distance(wanted, other)
            guard distance <= limit, distance == 0 || isPlausible(wanted, other) else { continue }
            if distance < best?.distance ?? .max { best = (name, distance) }
        }
        return best?.name
    }

    /// Whether one word may be a slip of the other, and is not just another short word.
    private static func isPlausible(_ word: [Character], _ other: [Character]) -> Bool {
        guard min(word.count, other.count) <= 4 else { return true }
        if word.count == other.count { return word.sorted() == other.sorted() }
        return min(word.count, other.count) > 2
    }

    /// "did you mean liver?", or the names there are where none is near.
    static func remedy(for word: String, among names: [String]) -> String {
        if let name = nearest(to: word, among: names) { return "Did you mean \"\(name)\"?" }
        let shown = names.prefix(12).joined(separator: ", ")
        return "The names are: \(shown)\(names.count > 12 ? ", …" : "")."
    }

    /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var before: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
                row.append(cost)
            }
            before = last
            last = row
        }
        return last[b.count]
    }
}

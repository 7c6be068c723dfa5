/// Finds the name that was probably meant. Labels imports nothing, so it has its own small copy of this idea.
enum Spelling {
    /// The nearest of `names` within a third of the length of `word` (at least one edit), the first of equals.
    static func nearest(to word: String, among names: some Sequence<String>) -> String? {
        let wanted = Array(word.lowercased())
        var best: (name: String, distance: Int)?
        for name in names {
            let distance = distance(wanted, Array(name.lowercased()))
            if distance <= max(1, wanted.count / 3), distance < best?.distance ?? .max { best = (name, distance) }
        }
        return best?.name
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

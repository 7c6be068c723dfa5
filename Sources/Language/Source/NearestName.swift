/// The name that was probably meant.
enum NearestName {
    /// The candidate with the fewest edits (insert, delete, replace, swap neighbours: Damerau 1964), about a quarter of the
    /// length at most, or else the shortest that begins with the name; nil where none is near. In a short name one wrong
    /// letter is most of it: up to four letters a name is near what has one letter more or less, or two of them swapped,
    /// two letters only what has them swapped, and one letter its capital.
    static func to(_ name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().unicodeScalars)
        guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
        let allowed = wanted.count == 1 ? 0 : max(1, (wanted.count + 1) / 4)
        var best: (edits: Int, name: String)?
        for candidate in candidates where candidate != name {
            let other = Array(candidate.lowercased().unicodeScalars)
            guard abs(other.count - wanted.count) <= allowed, other.count <= 96 else { continue }
            let edits = distance(wanted, other)
            guard edits <= allowed, edits == 0 || isPlausible(wanted, other) else { continue }
            if let current = best, (current.edits, current.name) <= (edits, candidate) { continue }
            best = (edits, candidate)
        }
        return best?.name ?? beginning(with: wanted, among: candidates)
    }

    /// The nearest of a few words that nothing else can be meant by: one wrong letter counts in short words as well.
    static func to(_ name: String, ofFew words: [String]) -> String? {
        if let near = to(name, among: words) { return near }
        let wanted = Array(name.lowercased().unicodeScalars)
        guard wanted.count >= 3, wanted.count <= 64 else { return nil }
        return words.filter { $0.utf8.count <= 96 }
            .map { (distance(wanted, Array($0.lowercased().unicodeScalars)), $0) }
            .filter { $0.0 <= max(1, wanted.count / 3) }.min { $0 < $1 }?.1
    }

    /// Whether one name may be a slip of the other, and is not just another short name.
    private static func isPlausible(_ wanted: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Bool {
        guard min(wanted.count, other.count) <= 4 else { return true }
        if wanted.count == other.count { return wanted.sorted() == other.sorted() }
        return min(wanted.count, other.count) > 2
    }

    private static func beginning(
        with wanted: [Unicode.Scalar], among candidates: some Sequence<String>
    ) -> String? {
        guard wanted.count >= 3 else { return nil }
        return candidates.filter { $0.lowercased().unicodeScalars.starts(with: wanted) && $0.count <= 4 * wanted.count }
            .min { ($0.count, $0) < ($1.count, $1) }
    }

    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1] + [Int](repeating: 0, count: b.count)
            for j in b.indices {
                row[j + 1] = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
                }
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}

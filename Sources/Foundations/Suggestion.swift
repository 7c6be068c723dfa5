/// Finds what the user may have meant.
public enum Suggestion {
    /// The candidate nearest to a misspelt word, or nil where none is near enough to be worth suggesting.
    ///
    /// Distance is Damerau and Levenshtein's (insertion, deletion, substitution, swap of neighbours), on lower-cased
    /// text; about a quarter of the word's length is near. Up to four letters a word is near what has one letter more or
    /// less, or two of them swapped; two letters only what has them swapped.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let target = Array(word.lowercased().unicodeScalars)
        let limit = target.count < 2 ? 0 : max(1, (target.count + 1) / 4)
        var best: (distance: Int, candidate: String)?
        for candidate in candidates where candidate != word {
            let other = Array(candidate.lowercased().unicodeScalars)
            guard abs(other.count - target.count) <= limit else { continue }
            let distance = distance(target, other)
            guard distance <= limit, distance == 0 || isPlausible(target, other) else { continue }
            if let found = best, (found.distance, found.candidate) <= (distance, candidate) { continue }
            best = (distance, candidate)
        }
        return best?.candidate
    }

    /// The nearest of a few words that nothing else can be meant by: one wrong letter counts in short words as well, and so
    /// does a beginning.
    public static func nearest(to word: String, ofFew choices: [String]) -> String? {
        if let near = nearest(to: word, among: choices) { return near }
        let target = Array(word.lowercased().unicodeScalars)
        guard target.count >= 3 else { return nil }
        let found = choices.map { (distance(target, Array($0.lowercased().unicodeScalars)), $0) }
            .filter { $0.0 <= max(1, target.count / 3) }
        if let best = found.min(by: { $0 < $1 }) { return best.1 }
        return choices.filter { $0.lowercased().unicodeScalars.starts(with: target) }.min {
            ($0.count, $0) < ($1.count, $1)
        }
    }

    /// Whether one word may be a slip of the other, and is not just another short word.
    private static func isPlausible(_ word: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Bool {
        guard min(word.count, other.count) <= 4 else { return true }
        if word.count == other.count { return word.sorted() == other.sorted() }
        return min(word.count, other.count) > 2
    }

    static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i] + [Int](repeating: 0, count: b.count)
            for j in 1...b.count {
                row[j] = min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    row[j] = min(row[j], beforeLast[j - 2] + 1)
                }
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}

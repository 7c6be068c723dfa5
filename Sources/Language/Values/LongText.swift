/// Comparing texts of many megabytes, looking on the way whether the user asked to stop.
enum LongText {
    /// Shorter texts are compared in less time than anyone notices.
    private static let shortest = 1 << 18
    private static let looksEvery = 1 << 14
    private static let pieceSize = 1 << 20
    /// Characters that decide on the order of two texts that differ in the first of them.
    private static let deciding = 64

    static func areEqual(_ a: String, _ b: String, look: Pieces.Look) rethrows -> Bool {
        guard min(a.utf8.count, b.utf8.count) > shortest else { return a == b }
        return try firstDifference(a, b, look) == nil
    }

    static func isLess(_ a: String, _ b: String, look: Pieces.Look) rethrows -> Bool {
        guard min(a.utf8.count, b.utf8.count) > shortest else { return a < b }
        return try firstDifference(a, b, look).map { $0.a < $0.b } ?? false
    }

    /// Two texts from the first characters on that differ; nil where there are none.
    private static func firstDifference(
        _ a: String, _ b: String, _ look: Pieces.Look
    ) rethrows -> (a: Substring, b: Substring)? {
        if try haveSameBytes(a, b, look) { return nil }
        var (i, j) = (a.startIndex, b.startIndex)
        var count = 0
        while i < a.endIndex, j < b.endIndex, a[i] == b[j] {
            if count % looksEvery == 0 { try look() }
            count += 1
            (i, j) = (a.index(after: i), b.index(after: j))
        }
        if i == a.endIndex, j == b.endIndex { return nil }
        return (a[i...].prefix(deciding), b[j...].prefix(deciding))
    }

    /// Most texts that are equal are, and that takes a hundredth of the time.
    private static func haveSameBytes(_ a: String, _ b: String, _ look: Pieces.Look) rethrows -> Bool {
        let (left, right) = (a.utf8, b.utf8)
        guard left.count == right.count else { return false }
        var (i, j) = (left.startIndex, right.startIndex)
        while i < left.endIndex {
            try look()
            let nextLeft = left.index(i, offsetBy: pieceSize, limitedBy: left.endIndex) ?? left.endIndex
            let nextRight = right.index(j, offsetBy: pieceSize, limitedBy: right.endIndex) ?? right.endIndex
            guard left[i..<nextLeft].elementsEqual(right[j..<nextRight]) else { return false }
            (i, j) = (nextLeft, nextRight)
        }
        return true
    }
}

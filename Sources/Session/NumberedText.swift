/// A line as numbers and the text between them, for a comparison that allows numbers to differ a little.
///
/// A number stands on its own: the digits in `level2`, `5mm` and `007` are text, as are `info` and `nancy`. White space
/// counts only where it parts two words, and a rule whatever its length, as both follow the width of a column.
struct NumberedText {
    private enum Piece: Equatable {
        case integer(Int)
        case number(Double)
        case text(String)
    }

    private var pieces: [Piece] = []

    init(_ line: String) {
        let scalars = Array(line.unicodeScalars)
        var text = String.UnicodeScalarView()
        var position = 0
        while position < scalars.count {
            if let (piece, end) = Self.number(scalars, position) {
                flush(&text)
                pieces.append(piece)
                position = end
            } else {
                let end = Self.wordEnd(scalars, position)
                text.append(contentsOf: scalars[position..<end])
                position = end
            }
        }
        flush(&text)
    }

    /// Whether the texts are the same and the numbers close: a and b with |a − b| ≤ tolerance · max(1, |a|, |b|) where both
    /// are finite, equal infinities, NaN and NaN.
    func agrees(with other: NumberedText, within tolerance: Double) -> Bool {
        pieces.count == other.pieces.count
            && zip(pieces, other.pieces).allSatisfy { Self.agree($0, $1, tolerance) }
    }

    private static func agree(_ a: Piece, _ b: Piece, _ tolerance: Double) -> Bool {
        switch (a, b) {
        case (.text(let x), .text(let y)): return x.utf8.elementsEqual(y.utf8)
        case (.integer(let x), .integer(let y)):
            // Exact, where doubles would take neighbours for one.
            let (difference, overflows) = x.subtractingReportingOverflow(y)
            let distance = overflows ? abs(Double(x) - Double(y)) : Double(difference.magnitude)
            return distance <= tolerance * max(1, abs(Double(x)), abs(Double(y)))
        case (.integer(let x), .number(let y)), (.number(let y), .integer(let x)): return agree(Double(x), y, tolerance)
        case (.number(let x), .number(let y)): return agree(x, y, tolerance)
        default: return false
        }
    }

    private static func agree(_ x: Double, _ y: Double, _ tolerance: Double) -> Bool {
        guard x.isFinite, y.isFinite else { return x == y || (x.isNaN && y.isNaN) }
        return abs(x - y) <= tolerance * max(1, abs(x), abs(y))
    }

    /// Text that is gathered becomes a piece; white space that parts no words is left out of it.
    private mutating func flush(_ text: inout String.UnicodeScalarView) {
        var kept = String.UnicodeScalarView()
        var isParted = false
        for scalar in text {
            if scalar.properties.isWhitespace {
                isParted = true
                continue
            }
            if scalar == "─", kept.last == "─" { continue }
            if isParted, let last = kept.last, Self.isOfWord(last), Self.isOfWord(scalar) { kept.append(" ") }
            kept.append(scalar)
            isParted = false
        }
        if !kept.isEmpty { pieces.append(.text(String(kept))) }
        text = String.UnicodeScalarView()
    }

    // MARK: reading

    /// The number that begins at a position, and where it ends.
    private static func number(_ scalars: [Unicode.Scalar], _ start: Int) -> (Piece, Int)? {
        if start > 0, isOfWord(scalars[start - 1]) { return nil }
        var end = start
        var text = ""
        if scalars[end] == "-" || scalars[end] == "−" {
            text = "-"
            end += 1
        }
        let first = end
        for name in ["nan", "inf"] where scalars[end...].starts(with: name.unicodeScalars) {
            end += 3
            if end < scalars.count, isOfWord(scalars[end]) { return nil }
            return (.number(name == "nan" ? .nan : text.isEmpty ? .infinity : -.infinity), end)
        }
        func takeDigits() -> Bool {
            let before = end
            while end < scalars.count, isDigit(scalars[end]) { end += 1 }
            return end > before
        }
        guard takeDigits() else { return nil }
        // No number is written with a zero in front of other digits.
        if end - first > 1, scalars[first] == "0" { return nil }
        var isWhole = true
        if end + 1 < scalars.count, scalars[end] == ".", isDigit(scalars[end + 1]) {
            end += 1
            _ = takeDigits()
            isWhole = false
        }
        if end < scalars.count, scalars[end] == "e" || scalars[end] == "E" {
            let mantissaEnd = end
            end += 1
            if end < scalars.count, scalars[end] == "+" || scalars[end] == "-" { end += 1 }
            if takeDigits() { isWhole = false } else { end = mantissaEnd }
        }
        if end < scalars.count, isOfWord(scalars[end]) { return nil }
        text.unicodeScalars.append(contentsOf: scalars[first..<end])
        if isWhole, let value = Int(text) { return (.integer(value), end) }
        // What is too large for a double is no infinity.
        guard let value = Double(text), value.isFinite else { return nil }
        return (.number(value), end)
    }

    /// Where the word that begins at a position ends, or the one sign.
    private static func wordEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
        var end = start + 1
        guard isOfWord(scalars[start]) else { return end }
        while end < scalars.count, isOfWord(scalars[end]) { end += 1 }
        return end
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.properties.isAlphabetic || isDigit(scalar) || scalar == "_" }
        return scalar.properties.isXIDContinue
    }
}

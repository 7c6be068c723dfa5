/// Looks for a part of a text as `==` compares: character by character, whatever code points a character is written with.
/// "é" is found where it is written as one or as two of them, and "e" is not found in it. Only a carriage return and the line
/// feed behind it, one character to an index, are found each on its own.
struct TextSearch {
    private let text: String
    private let part: String
    private let look: Pieces.Look
    private static let looksEvery = 4_096

    init(of part: String, in text: String, look: @escaping Pieces.Look) {
        (self.part, self.text, self.look) = (part, text, look)
    }

    /// The places where the part stands, from the left, not overlapping; none for an empty one.
    func places() throws -> [Range<String.Index>] {
        var places: [Range<String.Index>] = []
        try forEachPlace {
            places.append($0)
            return true
        }
        return places
    }

    func first() throws -> Range<String.Index>? {
        var first: Range<String.Index>?
        try forEachPlace {
            first = $0
            return false
        }
        return first
    }

    /// The pieces between the places where the part stands.
    func piecesBetween() throws -> [String] {
        var pieces: [String] = []
        var start = text.startIndex
        var failure: (any Error)?
        try forEachPlace { place in
            do {
                if pieces.count % Self.looksEvery == 0 { try look() }
                try MemoryGuard.requireGrowth(ofArray: pieces.count)
            } catch {
                failure = error
                return false
            }
            pieces.append(String(text[start..<place.lowerBound]))
            start = place.upperBound
            return true
        }
        if let failure { throw failure }
        pieces.append(String(text[start...]))
        return pieces
    }

    func isPrefix() throws -> Bool { try Self.begins(Signs(text), with: Signs(part), look) }

    func isSuffix() throws -> Bool {
        try Self.begins(Signs(text, isBackwards: true), with: Signs(part, isBackwards: true), look)
    }

    private static func begins(_ signs: Signs, with part: Signs, _ look: Pieces.Look) throws -> Bool {
        var (signs, part) = (signs, part)
        var count = 0
        while let wanted = part.next() {
            if count % looksEvery == 0 { try look() }
            count += 1
            guard signs.next()?.character == wanted.character else { return false }
        }
        return true
    }

    /// Until `use` says that it wants no more.
    private func forEachPlace(_ use: (Range<String.Index>) -> Bool) throws {
        guard !part.isEmpty else { return }
        if try Self.isASCII(text, look), try Self.isASCII(part, look) { return try forEachPlaceOfBytes(use) }
        var matcher = Matcher(Signs(part).map(\.character))
        // Where the last characters began, as many as the part has.
        var starts = Array(repeating: text.startIndex, count: matcher.count)
        var count = 0
        for sign in Signs(text) {
            if count % Self.looksEvery == 0 { try look() }
            starts[count % matcher.count] = sign.range.lowerBound
            count += 1
            if matcher.takes(sign.character), !use(starts[count % matcher.count]..<sign.range.upperBound) { return }
        }
    }

    /// Where every byte is a character.
    private func forEachPlaceOfBytes(_ use: (Range<String.Index>) -> Bool) throws {
        var matcher = Matcher(Array(part.utf8))
        let bytes = text.utf8
        func index(_ offset: Int) -> String.Index { bytes.index(bytes.startIndex, offsetBy: offset) }
        var count = 0
        for byte in bytes {
            if count % (1 << 16) == 0 { try look() }
            count += 1
            if matcher.takes(byte), !use(index(count - matcher.count)..<index(count)) { return }
        }
    }

    private static func isASCII(_ text: String, _ look: Pieces.Look) throws -> Bool {
        var isASCII = true
        try Pieces.forEach(of: text, look: look) { piece in
            isASCII = isASCII && piece.utf8.allSatisfy { $0 < 0x80 }
        }
        return isASCII
    }
}

/// The characters of a text with their places, a carriage return and a line feed each on its own.
private struct Signs: Sequence, IteratorProtocol {
    private let text: String
    private let isBackwards: Bool
    private var position: String.Index
    /// The other half of a line break.
    private var waiting: (character: Character, range: Range<String.Index>)?

    init(_ text: String, isBackwards: Bool = false) {
        (self.text, self.isBackwards) = (text, isBackwards)
        position = isBackwards ? text.endIndex : text.startIndex
    }

    mutating func next() -> (character: Character, range: Range<String.Index>)? {
        if let half = waiting {
            waiting = nil
            return half
        }
        guard position != (isBackwards ? text.startIndex : text.endIndex) else { return nil }
        let other = isBackwards ? text.index(before: position) : text.index(after: position)
        let range = isBackwards ? other..<position : position..<other
        position = other
        let character = text[range.lowerBound]
        guard character == "\r\n" else { return (character, range) }
        let middle = text.utf8.index(after: range.lowerBound)
        let halves: [(Character, Range<String.Index>)] = [
            ("\r", range.lowerBound..<middle), ("\n", middle..<range.upperBound),
        ]
        waiting = isBackwards ? halves[0] : halves[1]
        return isBackwards ? halves[1] : halves[0]
    }
}

/// Finds a part in what comes element by element, in linear time (Knuth, Morris and Pratt, SIAM J. Comput. 6, 1977).
private struct Matcher<Element: Equatable> {
    private let part: [Element]
    /// For each count of elements that match, how many still do where the next one does not.
    private let fallback: [Int]
    private var matched = 0

    init(_ part: [Element]) {
        self.part = part
        var fallback = [0]
        var length = 0
        for element in part.dropFirst() {
            while length > 0, part[length] != element { length = fallback[length - 1] }
            if part[length] == element { length += 1 }
            fallback.append(length)
        }
        self.fallback = fallback
    }

    var count: Int { part.count }

    /// Whether the part ends with this element; the next place begins behind it.
    mutating func takes(_ element: Element) -> Bool {
        while matched > 0, part[matched] != element { matched = fallback[matched - 1] }
        if part[matched] == element { matched += 1 }
        guard matched == part.count else { return false }
        matched = 0
        return true
    }
}

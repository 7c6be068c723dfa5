/// Long texts and lists piece by piece, so that whoever goes over one can look on the way whether the user asked to stop.
enum Pieces {
    /// Throws when the user asked to stop.
    typealias Look = () throws -> Void

    private static let elementCount = 1 << 16
    private static let byteCount = 1 << 20

    /// Pieces of positions from 0 up to a count.
    static func forEach(count: Int, look: Look, _ use: (Range<Int>) throws -> Void) rethrows {
        for start in stride(from: 0, to: count, by: elementCount) {
            try look()
            try use(start..<min(start + elementCount, count))
        }
    }

    /// Pieces of a text, cut between scalars.
    static func forEach(of text: String, look: Look, _ use: (Substring) throws -> Void) rethrows {
        let bytes = text.utf8
        var start = bytes.startIndex
        while start < bytes.endIndex {
            try look()
            var end = bytes.index(start, offsetBy: byteCount, limitedBy: bytes.endIndex) ?? bytes.endIndex
            while end < bytes.endIndex, bytes[end] & 0xC0 == 0x80 { end = bytes.index(after: end) }
            try use(text[start..<end])
            start = end
        }
    }

    /// Puts the elements of a list, or of a range that is not too long, behind others.
    static func append(_ value: Value, to elements: inout [Value], look: Look) rethrows {
        switch value {
        case .list(let list):
            try forEach(count: list.count, look: look) { elements += list.storage.elements[$0] }
        case .range(let range):
            try forEach(count: range.count, look: look) { piece in
                for offset in piece { elements.append(.integer(range.lowerBound + offset)) }
            }
        default: break
        }
    }

    /// One text behind another.
    static func joined(_ a: String, _ b: String, look: Look) rethrows -> String {
        guard a.utf8.count + b.utf8.count > byteCount else { return a + b }
        var result = ""
        result.reserveCapacity(a.utf8.count + b.utf8.count)
        for text in [a, b] { try forEach(of: text, look: look) { result += $0 } }
        return result
    }
}

extension CallContext {
    /// Throws when the user asked to stop.
    func look() throws { try (self as? Context)?.machine.checkInterrupt() }
}

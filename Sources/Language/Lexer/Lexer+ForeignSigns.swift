// What other languages write, and what is pasted from a document: read as what it stands for, with an error.

extension Lexer {
    func starts(with text: [UInt8]) -> Bool {
        offset + text.count <= bytes.count && bytes[offset..<(offset + text.count)].elementsEqual(text)
    }

    /// The sign that stands here, when it is one of another language's.
    var foreignSign: ForeignSign? {
        guard byte() >= 0x80 || "=!~<:*&|".utf8.contains(byte()) else { return nil }
        let isUnequal = byte() == UInt8(ascii: "!") && byte(1) == UInt8(ascii: "=") && byte(2) != UInt8(ascii: "=")
        return isUnequal ? nil : ForeignSign.all.first { starts(with: $0.text) }
    }

    /// Whether a sign beyond ASCII stands here that is no part of a name, and known.
    var isAtForeignSign: Bool {
        byte() >= 0x80 && (foreignSign != nil || ForeignSign.lookalikes.contains { starts(with: $0) })
    }

    mutating func lexForeign(_ sign: ForeignSign) {
        let start = offset
        offset += sign.text.count
        errors.append(error(sign.advice, start..<offset))
        add(sign.kind, start..<offset)
    }

    /// A quote or a blank that is not the one it looks like.
    mutating func lexLookalike() {
        let start = offset
        if let blank = ForeignSign.blanks.first(where: { starts(with: $0) }) {
            offset += blank.count
            errors.append(error("a blank stands here that is not the one of the keyboard", start..<offset))
            return
        }
        guard let quote = ForeignSign.quotes.first(where: { starts(with: $0) }) else { return }
        offset += quote.count
        while offset < bytes.count, byte() != UInt8(ascii: "\n") {
            let closing = ForeignSign.quotes.first { starts(with: $0) }
            offset += closing?.count ?? 1
            if closing != nil { break }
        }
        errors.append(error("strings stand in straight double quotes: \"…\"", start..<offset))
        addEmptyString(start)
    }

    /// "`a`": what stands between backticks elsewhere.
    mutating func lexBackticked() {
        let start = offset
        offset += 1
        while offset < bytes.count, byte() != UInt8(ascii: "`"), byte() != UInt8(ascii: "\n") { offset += 1 }
        if byte() == UInt8(ascii: "`") { offset += 1 }
        errors.append(
            error(
                "backticks have no meaning in Reel", start..<offset,
                notes: ["a name stands as it is, a string in double quotes: \"…\""]))
        addEmptyString(start)
    }

    /// A string for what was meant as a value, so that the rest of the line can be read.
    private mutating func addEmptyString(_ start: Int) {
        add(.stringStart, start..<offset)
        add(.stringEnd, offset..<offset)
    }
}

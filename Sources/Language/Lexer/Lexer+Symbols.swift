extension Lexer {
    /// Longest first.
    private static let symbols: [[UInt8]] = [
        "...", "//=", "|>", "->", "==", "!=", "<=", ">=", "..", "//", "+=", "-=", "*=", "/=", "%=", "^=", "@=", "&=",
        "|=",
        "+", "-", "*", "/", "%", "@", "^", "<", ">", "|", "&", "=", "(", ")", "[", "]", "{", "}", ",", ":", ";", ".",
    ].map { Array($0.utf8) }

    mutating func lexSymbol() {
        if let sign = foreignSign { return lexForeign(sign) }
        let start = offset
        guard let symbol = Self.symbols.first(where: { starts(with: $0) }) else {
            return lexUnknown()
        }
        offset += symbol.count
        let text = String(decoding: symbol, as: UTF8.self)
        switch bytes[start] {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
            open.append(Open(symbol: bytes[start], token: tokens.count))
            add(.symbol(text), start..<offset)
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
            close(text, start)
        default:
            add(.symbol(text), start..<offset)
        }
    }

    private mutating func close(_ text: String, _ start: Int) {
        guard let last = open.last else {
            errors.append(error("this `\(text)` closes nothing", start..<offset))
            return add(.symbol(text), start..<offset)
        }
        if last.symbol == UInt8(ascii: "\\"), text == ")" {
            open.removeLast()
            add(.interpolationEnd, start..<offset)
            return lexStringRest()
        }
        let expected: String
        switch last.symbol {
        case UInt8(ascii: "["): expected = "]"
        case UInt8(ascii: "{"): expected = "}"
        default: expected = ")"
        }
        guard text == expected else {
            let opener = tokens[last.token].range
            errors.append(
                error(
                    "expected `\(expected)`, found `\(text)`", start..<offset,
                    notes: [
                        "`\(source.string(opener))` was opened at line \(source.position(at: opener.lowerBound).line)"
                    ]))
            // The nearest opener that fits is the one that was meant; without one the closer is left out.
            guard
                let fitting = open.lastIndex(where: {
                    $0.symbol == (text == "]" ? UInt8(ascii: "[") : text == "}" ? UInt8(ascii: "{") : UInt8(ascii: "("))
                })
            else { return }
            open.removeSubrange((fitting + 1)...)
            return close(text, start)
        }
        tokens[last.token].match = tokens.count
        open.removeLast()
        add(.symbol(text), start..<offset)
    }

    private mutating func lexUnknown() {
        let start = offset
        offset += 1
        while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 || bytes[offset] == bytes[start] { offset += 1 }
        let text = source.string(start..<offset)
        let note = ForeignSign.notes[bytes[start]]
        errors.append(error("`\(text)` means nothing here", start..<offset, notes: note.map { [$0] } ?? []))
    }
}

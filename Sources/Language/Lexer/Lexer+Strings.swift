extension Lexer {
    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")
    private static let newline = UInt8(ascii: "\n")

    mutating func lexString() {
        let start = offset
        let isMultiline = byte(1) == Self.quote && byte(2) == Self.quote
        offset += isMultiline ? 3 : 1
        add(.stringStart, start..<offset)
        strings.append(OpenString(isMultiline: isMultiline, start: tokens.count - 1))
        lexStringRest()
    }

    /// From inside a string to its end or its next interpolation.
    mutating func lexStringRest() {
        guard let string = strings.last else { return }
        let start = offset
        while offset < bytes.count {
            let next = byte()
            if next == Self.backslash {
                if byte(1) == UInt8(ascii: "(") {
                    addText(start..<offset)
                    open.append(Open(symbol: Self.backslash, token: tokens.count))
                    offset += 2
                    return add(.interpolationStart, (offset - 2)..<offset)
                }
                offset += offset + 1 < bytes.count ? 2 : 1
            } else if next == Self.quote, !string.isMultiline || (byte(1) == Self.quote && byte(2) == Self.quote) {
                addText(start..<offset)
                return closeString(isMultiline: string.isMultiline)
            } else if next == Self.newline, !string.isMultiline {
                break
            } else {
                offset += 1
            }
        }
        unclosed(string)
    }

    private mutating func addText(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        strings[strings.count - 1].texts.append(tokens.count)
        add(.stringText(""), range)
    }

    private mutating func closeString(isMultiline: Bool) {
        let texts = strings.removeLast().texts
        let end = offset
        offset += isMultiline ? 3 : 1
        let raws = texts.map { raw(tokens[$0].range) }
        let isLastAtEnd = texts.last.map { tokens[$0].range.upperBound == end } ?? false
        let layout = isMultiline ? Layout(raws.map { $0.map(\.byte) }, isLastAtEnd: isLastAtEnd) : nil
        for (position, text) in texts.enumerated() {
            var raw = raws[position]
            if let layout { raw = layout.stripped(raw, isFirst: position == 0, isLast: position == texts.count - 1) }
            tokens[text].kind = .stringText(unescaped(raw))
        }
        add(.stringEnd, end..<offset)
    }

    /// The bytes of a text with their places. A carriage return before a line break belongs to the file and not to the text.
    private func raw(_ range: Range<Int>) -> [(byte: UInt8, offset: Int)] {
        range.compactMap { offset in
            let isOfBreak =
                bytes[offset] == UInt8(ascii: "\r") && offset + 1 < bytes.count && bytes[offset + 1] == Self.newline
            return isOfBreak ? nil : (bytes[offset], offset)
        }
    }

    private mutating func unclosed(_ string: OpenString) {
        let opener = tokens[string.start].range
        if string.isMultiline { endsInString = true }
        errors.append(
            error(
                string.isMultiline ? "this `\"\"\"` is never closed" : "this string is not closed on its line",
                opener.lowerBound..<(string.isMultiline ? opener.upperBound : offset)))
        strings.removeLast()
        add(.stringEnd, offset..<offset)
        // Interpolations that the string stood in go with it; the line is lost already.
        while let last = open.last, last.symbol == Self.backslash, !strings.isEmpty {
            open.removeLast()
            strings.removeLast()
            add(.interpolationEnd, offset..<offset)
            add(.stringEnd, offset..<offset)
        }
    }

    mutating func lexSingleQuoted() {
        let start = offset
        offset += 1
        while offset < bytes.count, byte() != UInt8(ascii: "'"), byte() != Self.newline { offset += 1 }
        if byte() == UInt8(ascii: "'") {
            offset += 1
        } else if let last = tokens.last, last.range.upperBound == start, last.isValueEnd {
            offset = start + 1
            let notes = ["transpose(x) turns a tensor around"]
            errors.append(error("`'` means nothing behind a value", start..<offset, notes: notes))
            return
        }
        errors.append(error("strings stand in double quotes", start..<offset))
        add(.stringStart, start..<offset)
        add(.stringEnd, offset..<offset)
    }

    private mutating func unescaped(_ raw: [(byte: UInt8, offset: Int)]) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(raw.count)
        var position = 0
        while position < raw.count {
            let (byte, place) = raw[position]
            position += 1
            guard byte == Self.backslash, position < raw.count else {
                result.append(byte)
                continue
            }
            let escape = raw[position].byte
            position += 1
            switch escape {
            case UInt8(ascii: "n"): result.append(Self.newline)
            case UInt8(ascii: "t"): result.append(UInt8(ascii: "\t"))
            case UInt8(ascii: "r"): result.append(UInt8(ascii: "\r"))
            case UInt8(ascii: "0"): result.append(0)
            case Self.quote, Self.backslash: result.append(escape)
            case UInt8(ascii: "u"): result += scalar(raw, &position, place)
            default:
                let text = source.string(place..<(raw[position - 1].offset + 1))
                errors.append(
                    error(
                        "`\(text)` is not an escape", place..<(raw[position - 1].offset + 1),
                        notes: ["escapes are \\n \\t \\r \\0 \\\" \\\\ \\u{1F600} and \\( for a value"]))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// `\u{1F600}`
    private mutating func scalar(_ raw: [(byte: UInt8, offset: Int)], _ position: inout Int, _ start: Int) -> [UInt8] {
        var digits = ""
        var end = start + 2
        if position < raw.count, raw[position].byte == UInt8(ascii: "{") {
            var next = position + 1
            while next < raw.count, digits.count < 9, raw[next].byte != UInt8(ascii: "}") {
                digits.unicodeScalars.append(Unicode.Scalar(raw[next].byte))
                next += 1
            }
            if next < raw.count, raw[next].byte == UInt8(ascii: "}") {
                end = raw[next].offset + 1
                position = next + 1
                if let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) {
                    return Array(String(Character(scalar)).utf8)
                }
            }
        }
        errors.append(error("a character is written \\u{1F600}, with its hexadecimal number", start..<end))
        return []
    }
}

/// How a multi-line string stands on its lines: the first break and the last line are left out when they hold nothing, and
/// the indentation of the closing quotes is taken off every line.
private struct Layout {
    let dropsFirstBreak: Bool
    let dropsLastLine: Bool
    let indentation: Int

    init(_ texts: [[UInt8]], isLastAtEnd: Bool) {
        let newline = UInt8(ascii: "\n")
        let first = texts.first ?? []
        let last = texts.last ?? []
        dropsFirstBreak = first.first == newline
        if dropsFirstBreak, isLastAtEnd, let lineBreak = last.lastIndex(of: newline),
            last[(lineBreak + 1)...].allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") })
        {
            dropsLastLine = true
            indentation = last.endIndex - lineBreak - 1
        } else {
            dropsLastLine = false
            indentation = 0
        }
    }

    func stripped(
        _ raw: [(byte: UInt8, offset: Int)], isFirst: Bool, isLast: Bool
    ) -> [(byte: UInt8, offset: Int)] {
        let newline = UInt8(ascii: "\n")
        var result: [(byte: UInt8, offset: Int)] = []
        var toStrip = 0
        for element in raw {
            if element.byte == newline {
                toStrip = indentation
            } else if toStrip > 0, element.byte == UInt8(ascii: " ") || element.byte == UInt8(ascii: "\t") {
                toStrip -= 1
                continue
            } else {
                toStrip = 0
            }
            result.append(element)
        }
        if isLast, dropsLastLine, let lineBreak = result.lastIndex(where: { $0.byte == newline }) {
            result.removeSubrange(lineBreak...)
        }
        if isFirst, dropsFirstBreak, result.first?.byte == newline { result.removeFirst() }
        return result
    }
}

import Foundations

/// A text file as its lines: UTF-8, or UTF-16 by its mark or its zeros; line ends of any system.
struct TableText {
    struct Line {
        /// From 1.
        let number: Int
        /// Without white space around it.
        let text: Substring
    }

    /// Those that hold something and are no comment (`#`).
    let lines: [Line]

    /// Throws `Problem(.format)` with the line that is no text.
    init(_ bytes: [UInt8], named name: String) throws {
        let utf8 = try Self.utf8(bytes, name)
        var lines: [Line] = []
        for (index, line) in Self.split(utf8).enumerated() {
            guard let text = String(validating: line, as: UTF8.self) else {
                throw Problem(
                    .format, "\(name), line \(index + 1): not UTF-8 text",
                    remedy: "save it as UTF-8; in Latin-1 and Windows-1252 accented letters are other bytes",
                    argument: "path")
            }
            if let sign = text.unicodeScalars.first(where: Self.isForbidden) {
                throw Problem(
                    .format, "\(name), line \(index + 1): holds the control character U+\(Self.hex(sign))",
                    remedy: "take it out: names are shown in the terminal", argument: "path")
            }
            let trimmed = Self.trimmed(text[...])
            if !trimmed.isEmpty, trimmed.first != "#" { lines.append(Line(number: index + 1, text: trimmed)) }
        }
        self.lines = lines
    }

    static func trimmed(_ text: Substring) -> Substring {
        let left = text.drop { $0 == " " || $0 == "\t" }
        return left[..<(left.lastIndex { $0 != " " && $0 != "\t" }.map(left.index(after:)) ?? left.startIndex)]
    }

    /// In quotes where it would else not come back as it is.
    static func quoted(_ field: String) -> String {
        let isPlain = !field.contains("\"") && field.first != " " && field.last != " " && field.first != "#"
        return isPlain ? field : "\"\(field.replacing("\"", with: "\"\""))\""
    }

    /// The fields of a line; quotes keep a separator, and stand twice where one is meant. Nil where one is not closed.
    static func fields(_ line: Substring, by separator: Character) -> [String]? {
        var fields: [String] = []
        var field = ""
        var (isQuoted, wasQuoted) = (false, false)
        var rest = line
        func finish() {
            fields.append(wasQuoted ? field : String(trimmed(field[...])))
            (field, wasQuoted) = ("", false)
        }
        while let sign = rest.popFirst() {
            if isQuoted {
                if sign != "\"" {
                    field.append(sign)
                } else if rest.first == "\"" {
                    field.append(rest.removeFirst())
                } else {
                    isQuoted = false
                }
            } else if sign == "\"", !wasQuoted, trimmed(field[...]).isEmpty {
                (field, isQuoted, wasQuoted) = ("", true, true)
            } else if sign == separator {
                finish()
            } else if !wasQuoted || sign != " " {
                field.append(sign)
            }
        }
        if isQuoted { return nil }
        finish()
        return fields
    }

    private static func utf8(_ bytes: [UInt8], _ name: String) throws -> [UInt8] {
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { return Array(bytes.dropFirst(3)) }
        let zeros = bytes.prefix(4).map { $0 == 0 }
        let isLittle = bytes.starts(with: [0xff, 0xfe]) || zeros == [false, true, false, true]
        guard isLittle || bytes.starts(with: [0xfe, 0xff]) || zeros == [true, false, true, false] else { return bytes }
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            isLittle
                ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
                : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        }
        guard bytes.count % 2 == 0, let text = String(validating: units, as: UTF16.self) else {
            throw Problem(
                .format, "\(name) begins as UTF-16 and is not", remedy: "save it as UTF-8", argument: "path")
        }
        return Array((text.first == "\u{feff}" ? text.dropFirst() : text[...]).utf8)
    }

    /// By \n, \r\n and \r.
    private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        var index = 0
        while index < bytes.count {
            if bytes[index] == 10 || bytes[index] == 13 {
                lines.append(bytes[start..<index])
                if bytes[index] == 13, index + 1 < bytes.count, bytes[index + 1] == 10 { index += 1 }
                start = index + 1
            }
            index += 1
        }
        lines.append(bytes[start...])
        return lines
    }

    /// What would move the cursor or turn the direction of text: control characters but tabs, and marks of direction.
    private static func isForbidden(_ sign: Unicode.Scalar) -> Bool {
        switch sign.value {
        case 9: false
        case 0..<32, 127..<160, 0x202a...0x202e, 0x2066...0x2069: true
        default: false
        }
    }

    private static func hex(_ sign: Unicode.Scalar) -> String {
        let digits = String(sign.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

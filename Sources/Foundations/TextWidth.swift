/// How many terminal columns text takes.
public enum TextWidth {
    /// Columns of a string: two for wide East Asian characters and emoji, none for combining marks and controls.
    public static func columns(_ text: String) -> Int {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) { return text.utf8.count }
        return text.reduce(0) { $0 + columns($1) }
    }

    static func columns(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        if scalar.value < 0x20 || (0x7f..<0xa0).contains(scalar.value) { return 0 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        // Written as a picture, by its own nature or because a selector asks for it.
        if scalar.properties.isEmojiPresentation || character.unicodeScalars.contains("\u{FE0F}") { return 2 }
        switch scalar.value {
        case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0x33ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xa000...0xa4cf,
            0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6, 0x20000...0x3fffd:
            return 2
        default: return 1
        }
    }

    /// The text in lines of at most `limit` columns, broken at spaces; a word that is wider has a line of its own.
    public static func wrapped(_ text: String, to limit: Int) -> [String] {
        var lines: [String] = []
        var used = 0
        for word in text.split(separator: " ") {
            let width = columns(String(word))
            if let last = lines.last, used + 1 + width <= limit {
                lines[lines.count - 1] = last + " " + word
                used += 1 + width
            } else {
                lines.append(String(word))
                used = width
            }
        }
        return lines
    }

    /// Text that is wider than `limit` columns in lines; what fits is left as it is.
    public static func lines(_ text: String, to limit: Int) -> [String] {
        columns(text) <= limit ? [text] : wrapped(text, to: limit)
    }

    /// The text, cut with "…" where it is wider than `limit` columns.
    public static func cut(_ text: String, to limit: Int) -> String {
        if columns(text) <= limit { return text }
        var result = ""
        var width = 0
        for character in text {
            let next = columns(character)
            if width + next > limit - 1 { break }
            result.append(character)
            width += next
        }
        return result + "…"
    }
}

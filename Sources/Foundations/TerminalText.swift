/// Makes text harmless for a terminal: the one place that decides what may reach it from a script, a file or a name.
///
/// Control characters (a terminal obeys them), signs that turn the direction of text around, and signs that take no room
/// (both show other text than there is) are shown as escapes of the language: `\u{1b}`.
public enum TerminalText {
    /// Text of one or more lines: tabs and line breaks stay, a carriage return only before a line break. Of a text of more than
    /// a megabyte the rest is left out where the user asks to stop.
    public static func block(_ text: String) -> String { harmless(text, inLine: false) }

    /// What stands on a line, as a name, a title or a cell does: a line break in it is shown as `\n`.
    public static func line(_ text: String) -> String { harmless(text, inLine: true) }

    /// How a sign is shown that must not be sent; nil for one that may.
    public static func escape(_ scalar: Unicode.Scalar, inLine: Bool) -> String? {
        switch scalar {
        case " "..."~": return nil
        case "\n": return inLine ? "\\n" : nil
        case "\t": return inLine ? "\\t" : nil
        case "\r": return "\\r"
        // What tables, trees and plots are drawn with, and letters of most languages of Europe.
        case "\u{A0}"..."\u{AC}", "\u{AE}"..."\u{2FF}", "\u{2010}"..."\u{2027}", "\u{2190}"..."\u{2BFF}": return nil
        default: return isDeceptive(scalar) ? "\\u{\(String(scalar.value, radix: 16))}" : nil
        }
    }

    private static func isDeceptive(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return true
        default: break
        }
        if scalar.properties.isVariationSelector { return false }
        return scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isBidiControl
    }

    private static func harmless(_ text: String, inLine: Bool) -> String {
        let isPlain = text.utf8.allSatisfy {
            ($0 >= 0x20 && $0 < 0x7f) || (!inLine && ($0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\t")))
        }
        if isPlain { return text }
        var result = String.UnicodeScalarView()
        var isBehindASCII = true
        var pending: Unicode.Scalar?
        let isLong = text.utf8.count > 1 << 20
        var count = 0
        for scalar in text.unicodeScalars {
            count += 1
            if isLong, count % (1 << 16) == 0, Cancellation.current.isRequested { break }
            if pending != nil {
                // A carriage return and a line break are one.
                result.append(contentsOf: (scalar == "\n" ? "\r" : "\\r").unicodeScalars)
                pending = nil
            }
            defer { isBehindASCII = scalar.isASCII }
            if scalar == "\r", !inLine {
                pending = scalar
                continue
            }
            // Scripts and emoji that need joiners are not ASCII.
            if scalar == "\u{200C}" || scalar == "\u{200D}", !isBehindASCII {
                result.append(scalar)
                continue
            }
            if let escape = escape(scalar, inLine: inLine) {
                result.append(contentsOf: escape.unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        if pending != nil { result.append(contentsOf: "\\r".unicodeScalars) }
        return String(result)
    }
}

import Foundations

/// Names of files on a line of their own in a reel: in quotes, with escapes as in the language for whatever could end the
/// line, the quotes, or deceive the eye.
enum QuotedName {
    static func text(_ name: String) -> String {
        var result = "\""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            default: result += TerminalText.escape(scalar, inLine: true) ?? String(scalar)
            }
        }
        return result + "\""
    }

    /// The name that a text in quotes stands for; nil where it is not written as `text` writes it.
    static func name(_ text: Substring) -> String? {
        guard text.count >= 2, text.first == "\"", text.last == "\"" else { return nil }
        var result = String.UnicodeScalarView()
        var rest = text.dropFirst().dropLast().unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\" else {
                if scalar == "\"" { return nil }
                result.append(scalar)
                continue
            }
            switch rest.popFirst() {
            case "\"": result.append("\"")
            case "\\": result.append("\\")
            case "n": result.append("\n")
            case "t": result.append("\t")
            case "r": result.append("\r")
            case "u":
                guard rest.popFirst() == "{", let end = rest.firstIndex(of: "}") else { return nil }
                let digits = String(rest[..<end])
                guard digits.count <= 6, let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value)
                else {
                    return nil
                }
                result.append(scalar)
                rest = rest[rest.index(after: end)...]
            default: return nil
            }
        }
        return String(result)
    }
}

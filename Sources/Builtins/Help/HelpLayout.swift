import Catalogue
import Foundations

/// Lines of help at any width from 40 columns up: they break between words, and those of a signature between its
/// parameters.
enum HelpLayout {
    /// Less than that beside a head is too narrow to read; text goes below it then.
    private static let leastRoom = 24

    /// Text behind a head, its further lines below its first; below the head where beside it there is no room.
    static func hanging(_ head: String, _ text: String, width: Int) -> String {
        let indent = TextWidth.columns(head)
        guard width - indent >= min(leastRoom, TextWidth.columns(text)) || head.allSatisfy({ $0 == " " }) else {
            let margin = String(head.prefix { $0 == " " }) + "    "
            let lines = TextWidth.wrapped(text, to: max(16, width - margin.count)).map { margin + $0 }
            let heads = TextWidth.wrapped(head, to: max(16, width - margin.count + 4))
            return (heads.map { margin.dropLast(4) + $0 } + lines).map(trimmed).joined(separator: "\n")
        }
        let lines = TextWidth.wrapped(text, to: max(16, width - indent))
        let all = [head + (lines.first ?? "")] + lines.dropFirst().map { String(repeating: " ", count: indent) + $0 }
        return all.map(trimmed).joined(separator: "\n")
    }

    /// "adam(rate: 0.001, beta1: 0.9)", broken between parameters.
    static func signature(_ entry: Entry, width: Int) -> String {
        guard entry.form == nil, !entry.parameters.isEmpty, TextWidth.columns(entry.signature) > width else {
            return TextWidth.wrapped(entry.signature, to: width).joined(separator: "\n    ")
        }
        var lines = [entry.name + "("]
        let last = entry.parameters.count - 1
        for (place, parameter) in entry.parameters.enumerated() {
            let text = parameter.signature + (place == last ? ")" : ",")
            if place > 0, let line = lines.last, TextWidth.columns(line) + 1 + TextWidth.columns(text) <= width {
                lines[lines.count - 1] += " " + text
            } else if place == 0, TextWidth.columns(lines[0]) + TextWidth.columns(text) <= width {
                lines[0] += text
            } else {
                lines += TextWidth.wrapped(text, to: max(16, width - 4)).map { "    " + $0 }
            }
        }
        return lines.joined(separator: "\n")
    }

    /// A line of an example, broken behind commas within brackets, so that it runs as it stands.
    static func code(_ line: String, indent: Int, width: Int) -> [String] {
        let margin = String(repeating: " ", count: indent)
        guard TextWidth.columns(line) + indent > width else { return [margin + line] }
        var lines = [""]
        for piece in pieces(line) {
            let used = TextWidth.columns(lines[lines.count - 1])
            if used > 0, indent + (lines.count > 1 ? 4 : 0) + used + TextWidth.columns(piece) > width + 1 {
                lines.append("")
            }
            lines[lines.count - 1] += piece
        }
        return lines.enumerated().map { place, text in trimmed(margin + (place > 0 ? "    " : "") + text) }
    }

    /// What stands between the places where code may be broken, each with the blank behind it.
    private static func pieces(_ line: String) -> [String] {
        var pieces = [""]
        var depth = 0
        var isQuoted = false
        var before: Character?
        for character in line {
            switch character {
            case "\"" where before != "\\": isQuoted.toggle()
            case "(", "[", "{": if !isQuoted { depth += 1 }
            case ")", "]", "}": if !isQuoted { depth -= 1 }
            default: break
            }
            pieces[pieces.count - 1].append(character)
            if character == " ", before == ",", depth > 0, !isQuoted { pieces.append("") }
            before = character
        }
        return pieces
    }

    static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - TextWidth.columns(text)))
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var text = String(text)
        while text.last == " " { text.removeLast() }
        return text
    }
}

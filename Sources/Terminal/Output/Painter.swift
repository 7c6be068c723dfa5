/// Colours what a session shows, which is plain text, by its looks: numbers, strings, the heads of tables, the lines of
/// trees and rules.
struct Painter {
    let theme: Theme

    func paint(_ text: String) -> String {
        guard theme != .none else { return text }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().map { number, line in
            if Self.isRule(line) { return theme.paint(line, .dim) }
            // A footer's rule stands below the head's, which is the same.
            let isHead =
                number + 1 < lines.count && Self.isRule(lines[number + 1])
                && !lines[..<number].contains(lines[number + 1])
            return isHead ? theme.paint(line, .heading) : painted(line)
        }.joined(separator: "\n")
    }

    /// The line under the head of a table.
    private static func isRule(_ line: Substring) -> Bool {
        !line.isEmpty && line.allSatisfy { $0 == "─" || $0 == " " } && line.contains("─")
    }

    private func painted(_ line: Substring) -> String {
        var result = ""
        var rest = line
        var isInWord = false
        while let first = rest.first {
            let piece: Substring
            if first == "\"", let length = Self.stringLength(rest) {
                piece = rest.prefix(length)
                result += theme.paint(piece, .string)
            } else if !isInWord, let length = Self.numberLength(rest) {
                piece = rest.prefix(length)
                result += theme.paint(piece, .number)
            } else if Self.marks.contains(first) {
                piece = rest.prefix { Self.marks.contains($0) }
                result += theme.paint(piece, .dim)
            } else {
                piece = rest.prefix(1)
                result += piece
            }
            isInWord = piece.last.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
            rest = rest[piece.endIndex...]
        }
        return result
    }

    private static let marks: Set<Character> = ["│", "├", "└", "─", "…", "–"]

    /// Characters of the string literal that a text begins with; nil where it is not closed.
    private static func stringLength(_ text: Substring) -> Int? {
        var isEscaped = false
        for (offset, character) in text.enumerated().dropFirst() {
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                return offset + 1
            }
        }
        return nil
    }

    /// Characters of the number that a text begins with: 12, -0.5, 1e-3.
    private static func numberLength(_ text: Substring) -> Int? {
        var length = 0
        var hasDigit = false
        var previous: Character = " "
        for character in text {
            let isPart =
                character.isASCII && character.isNumber || (character == "." && hasDigit && previous != ".")
                || (character == "e" && hasDigit && previous.isNumber)
                || ((character == "-" || character == "+") && (length == 0 || previous == "e"))
            guard isPart else {
                // A letter behind it makes it part of a name.
                if character.isLetter || character == "_" { return nil }
                break
            }
            if character.isNumber { hasDigit = true }
            previous = character
            length += 1
        }
        guard hasDigit else { return nil }
        return previous == "." || previous == "e" ? length - 1 : length
    }
}

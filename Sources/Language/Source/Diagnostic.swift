/// An error as the user reads it: place, message, source line, caret, notes, the calls that led there.
public struct Diagnostic {
    public let error: ScriptError
    /// "error", or "warning".
    public let level: String

    public var isError: Bool { level == "error" }

    public init(_ error: ScriptError, level: String = "error") {
        self.error = error
        self.level = level
    }

    /// The widest stretch of a source line that is shown.
    private static let shownWidth = 100

    /// Plain text, or with colours for a terminal; ends without a line break.
    ///
    ///     demo.reel:3:9: error: division by zero
    ///       3 | x = 1 / 0
    ///         |     ^^^^^
    ///       note: …
    ///       in blend, called at demo.reel:7:1
    public func render(colour: Bool) -> String {
        render { text, role in colour ? "\u{1B}[\(role.standardCode)m\(text)\u{1B}[0m" : text }
    }

    /// What a piece of a diagnostic is, for whoever has colours of their own.
    public enum Role: Sendable {
        case error, warning, note, strong, dim

        fileprivate var standardCode: String {
            switch self {
            case .error: "1;31"
            case .warning: "1;33"
            case .note: "36"
            case .strong: "1"
            case .dim: "2"
            }
        }
    }

    /// The same with every piece that has a role handed to `paint`, and every line of text to `harmless` before: it comes
    /// from scripts and files, and may hold what a terminal obeys.
    public func render(
        harmless: @escaping (String) -> String = { $0 }, paint: @escaping (String, Role) -> String
    ) -> String {
        let paint = Paint(painted: paint, harmless: harmless)
        let lines = ([error] + error.further).flatMap { part($0, paint) } + trail().map(paint.harmless)
        return lines.joined(separator: "\n")
    }

    /// One error without the calls that led to it.
    private func part(_ error: ScriptError, _ paint: Paint) -> [String] {
        let word = level == "error" ? paint.red(level + ":") : paint.yellow(level + ":")
        var lines: [String] = []
        if let span = error.span {
            let message = message(error, paint)
            lines.append("\(paint.bold(paint.harmless(span.place) + ":")) \(word) \(message[0])")
            lines += message.dropFirst() + excerpt(span, paint)
        } else {
            let message = message(error, paint)
            lines.append("\(word) \(message[0])")
            lines += message.dropFirst()
        }
        for note in error.notes {
            let parts = note.split(separator: "\n", omittingEmptySubsequences: false).map { paint.harmless(String($0)) }
            lines.append("  \(paint.cyan("note:")) \(parts.first ?? "")")
            lines += parts.dropFirst().map { "        \($0)" }
        }
        return lines
    }

    /// The lines of a message, further ones indented, so that none of them looks like one of Reel's own.
    private func message(_ error: ScriptError, _ paint: Paint) -> [String] {
        let lines = error.message.split(separator: "\n", omittingEmptySubsequences: false)
            .map { paint.bold(paint.harmless(String($0))) }
        return lines.isEmpty ? [""] : [lines[0]] + lines.dropFirst().map { "    \($0)" }
    }

    private func trail() -> [String] {
        var lines: [String] = []
        for (position, call) in error.trace.enumerated() {
            if error.omittedCalls > 0, position == ScriptError.keptCalls {
                lines.append("  … \(error.omittedCalls) more calls")
            }
            let origin = call.origin.map { " (\($0.place))" } ?? ""
            lines.append(
                "  in \(call.name)\(origin)"
                    + (call.span.map { ", \(call.isModule ? "used" : "called") at \($0.place)" } ?? ""))
        }
        return lines
    }

    /// The line on which the span begins, and carets under it.
    private func excerpt(_ span: Span, _ paint: Paint) -> [String] {
        let source = span.source
        let index = source.lineIndex(at: min(span.range.lowerBound, source.bytes.count))
        let line = source.lineRange(index)
        let start = min(max(span.range.lowerBound, line.lowerBound), line.upperBound)
        let end = min(max(span.range.upperBound, start), line.upperBound)
        var before = Self.cells(source.string(line.lowerBound..<start), paint)
        let marked = Self.cells(source.string(start..<end), paint)
        var after = Self.cells(source.string(end..<line.upperBound), paint)
        var under = marked
        if CharacterWidth.of(before) > Self.shownWidth / 2 {
            before = "…" + Self.suffix(before, width: Self.shownWidth / 2 - 1)
        }
        let left = Self.shownWidth - CharacterWidth.of(before)
        if CharacterWidth.of(under) > left {
            under = Self.prefix(under, width: left - 1) + "…"
            after = ""
        } else if CharacterWidth.of(under) + CharacterWidth.of(after) > left {
            after = Self.prefix(after, width: max(0, left - CharacterWidth.of(under) - 1)) + "…"
        }
        let number = String(index + 1)
        let gutter = String(repeating: " ", count: number.count)
        let carets = String(repeating: "^", count: max(1, CharacterWidth.of(under)))
        let indent = String(repeating: " ", count: CharacterWidth.of(before))
        return [
            "  \(paint.dim(number + " |")) \(before)\(under)\(after)",
            "  \(paint.dim(gutter + " |")) \(indent)\(paint.red(carets))",
        ]
    }

    /// Tabs become four blanks and control characters a visible dot, so that carets stand where they should.
    private static func cells(_ text: String, _ paint: Paint) -> String {
        var result = ""
        for character in text {
            if character == "\t" {
                result += "    "
            } else if character.unicodeScalars.allSatisfy({ $0.value < 32 || $0.value == 127 }) {
                result += "·"
            } else {
                result.append(character)
            }
        }
        return paint.harmless(result)
    }

    private static func prefix(_ text: String, width: Int) -> String {
        var result = ""
        var used = 0
        for character in text {
            used += CharacterWidth.of(character)
            if used > width { break }
            result.append(character)
        }
        return result
    }

    private static func suffix(_ text: String, width: Int) -> String {
        var result: [Character] = []
        var used = 0
        for character in text.reversed() {
            used += CharacterWidth.of(character)
            if used > width { break }
            result.append(character)
        }
        return String(result.reversed())
    }
}

/// Roles by short names.
private struct Paint {
    let painted: (String, Diagnostic.Role) -> String
    let harmless: (String) -> String

    func bold(_ text: String) -> String { painted(text, .strong) }
    func red(_ text: String) -> String { painted(text, .error) }
    func yellow(_ text: String) -> String { painted(text, .warning) }
    func cyan(_ text: String) -> String { painted(text, .note) }
    func dim(_ text: String) -> String { painted(text, .dim) }
}

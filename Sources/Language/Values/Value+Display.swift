extension Value {
    /// Nested deeper than this, a display shows `…`.
    private static let shownDepth = 12
    private static let shownRows = 20
    private static let shownElements = 200

    /// As a bare expression shows it: strings in quotes, lines within `width` where that can be. What is too long shows as
    /// many elements as fit and then their number, floats in it with five digits.
    public func display(width: Int) -> String {
        if case .object(let object) = self { return object.display(width: width) }
        if let line = flat(limit: max(width, 10), depth: 0) { return line }
        switch self {
        case .list(let list): return wrapped(list, width: width)
        case .record(let record): return rows(record, width: width)
        default: return fitted(limit: width)
        }
    }

    /// One line, as it stands inside a list or in `who`.
    public var summary: String { summary(limit: 60) }

    /// One line of at most `limit` characters where that can be.
    public func summary(limit: Int) -> String { flat(limit: limit, depth: 1) ?? fitted(limit: limit) }

    /// A string as a literal.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\0": result += "\\0"
            default:
                if scalar.value < 32 || scalar.value == 127 {
                    result += "\\u{" + String(scalar.value, radix: 16) + "}"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    /// Everything that has no parts.
    var atom: String {
        switch self {
        case .none: "none"
        case .boolean(let truth): truth ? "true" : "false"
        case .integer(let number): String(number)
        case .float(let number): number.isNaN ? "nan" : String(describing: number)
        case .string(let text): Self.quoted(text)
        case .range(let range): "\(range.lowerBound)..\(range.upperBound)"
        case .function(let function): function.summary
        case .object(let object): object.summary
        case .list, .record: ""
        }
    }

    /// Everything on one line of at most `limit` characters; nil if it does not fit.
    private func flat(limit: Int, depth: Int) -> String? {
        guard depth <= Self.shownDepth else { return "…" }
        switch self {
        case .list(let list):
            guard list.count <= limit / 2 else { return nil }
            return Self.joined("[", list.elements.map { ("", $0) }, "]", limit, depth)
        case .record(let record):
            guard record.count <= limit / 4 else { return nil }
            return Self.joined("{", record.fields.map { ($0.key.text + ": ", $0.value) }, "}", limit, depth)
        case .string(let text):
            // A string is shown whole at the top, and must fit inside of something.
            if depth > 0 || limit < 1_000, text.utf8.count > max(limit * 4, 240) { return nil }
            let line = Self.quoted(text)
            return depth > 0 && CharacterWidth.of(line) > limit ? nil : line
        default:
            return atom
        }
    }

    private static func joined(
        _ opening: String, _ parts: [(String, Value)], _ closing: String, _ limit: Int, _ depth: Int
    ) -> String? {
        var line = opening
        for (position, (label, value)) in parts.enumerated() {
            if position > 0 { line += ", " }
            guard let part = value.flat(limit: limit, depth: depth + 1) else { return nil }
            line += label + part
            if CharacterWidth.of(line) + 1 > limit { return nil }
        }
        return line + closing
    }

    /// A list over several lines: short elements beside each other, long ones below each other.
    private func wrapped(_ list: List, width: Int) -> String {
        let shown = min(list.count, Self.shownElements)
        let parts = list.elements.prefix(shown).map {
            $0.flat(limit: width - 3, depth: 1) ?? $0.fitted(limit: width - 3, depth: 1)
        }
        var lines: [String] = []
        var line = "["
        for (position, part) in parts.enumerated() {
            let piece = part + (position + 1 < list.count ? "," : "]")
            if CharacterWidth.of(line) + CharacterWidth.of(piece) + 1 > width, line != "[", line != " " {
                lines.append(line)
                line = " "
                if lines.count == Self.shownRows {
                    lines.append(" … \(list.count) elements]")
                    return lines.joined(separator: "\n")
                }
            }
            line += (line == "[" || line == " " ? "" : " ") + piece
        }
        lines.append(shown < list.count ? line + " … \(list.count) elements]" : line)
        return lines.joined(separator: "\n")
    }

    /// A record over several lines, a field each.
    private func rows(_ record: Record, width: Int) -> String {
        var lines: [String] = []
        for (key, value) in record.fields.prefix(Self.shownRows) {
            let label = key.text + ": "
            let room = width - CharacterWidth.of(label) - 2
            lines.append(label + (value.flat(limit: room, depth: 1) ?? value.fitted(limit: room, depth: 1)))
        }
        if record.count > Self.shownRows { lines.append("… \(record.count) fields") }
        return "{" + lines.joined(separator: ",\n ") + "}"
    }
}

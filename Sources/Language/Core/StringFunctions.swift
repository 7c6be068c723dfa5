/// Strings.
enum StringFunctions {
    static var all: [CoreFunction] {
        [join, split, upper, lower, trim, replace, startsWith, endsWith, lines, formatted]
    }

    static func trimmed(_ text: String) -> String {
        (try? trimmed(text) { !$0.isWhitespace }) ?? text
    }

    /// What may be a number in a text; nothing of one that is longer than any number is written.
    static func numeral(_ text: String) -> String { text.utf8.count > 100_000 ? "" : trimmed(text) }

    private static func trimmed(_ text: String, isKept: (Character) throws -> Bool) throws -> String {
        guard let first = try text.firstIndex(where: isKept), let last = try text.lastIndex(where: isKept) else {
            return ""
        }
        return String(text[first...last])
    }

    /// What is made of a text piece by piece.
    private static func mapped(
        _ text: String, _ context: any CallContext, _ transform: (Substring) -> String
    ) throws -> Value {
        var result = ""
        try MemoryGuard.require(length: text.utf8.count)
        result.reserveCapacity(text.utf8.count)
        try Pieces.forEach(of: text, look: context.look) { result += transform($0) }
        return .string(result)
    }

    static func search(of part: String, in text: String, _ context: any CallContext) -> TextSearch {
        TextSearch(of: part, in: text, look: context.look)
    }

    private static var join: CoreFunction {
        CoreFunction(
            "join", [.init("list"), .init("separator", default: .string(""))],
            "The elements of a list as one string, with a separator between.", example: "join([\"a\", \"b\"], \"-\")"
        ) { arguments, context in
            if case .string = arguments.values[0], case .list = arguments.values[1] {
                throw arguments.error(
                    "type", "list", "join expects a list for `list`, found a string",
                    notes: ["the list comes first: join(list, separator)"])
            }
            let separator = try arguments.string("separator")
            let parts = try context.map(try arguments.list("list")) { try $0.text(look: context.look) }
            let length = parts.reduce(separator.utf8.count * parts.count) { $0 + $1.utf8.count }
            try Operators.checkLength(length)
            try MemoryGuard.require(length: length)
            return .string(parts.joined(separator: separator))
        }
    }

    private static var split: CoreFunction {
        CoreFunction(
            "split", [.init("text"), .init("separator", default: Value.none)],
            "The parts of a string between separators, or between blanks.", example: "split(\"a b\")"
        ) { arguments, context in
            let text = try arguments.string("text")
            guard let separator = try arguments.stringOrNone("separator") else {
                var watch = InterruptWatch(context)
                // Of every part where it begins and ends, and then itself.
                let blanks = text.utf8.reduce(0) { $0 + ($1 == 0x20 || (9...13).contains($1) ? 1 : 0) }
                try MemoryGuard.require(bytes: 64 * blanks, "the parts of a string of \(text.utf8.count) bytes")
                let parts = try text.split { character in
                    try watch.tick()
                    return character.isWhitespace
                }
                return .list(try context.map(parts) { .string(String($0)) })
            }
            guard !separator.isEmpty else { return .list(try context.map(text) { .string(String($0)) }) }
            return .list(try context.map(try search(of: separator, in: text, context).piecesBetween(), Value.string))
        }
    }

    private static var upper: CoreFunction {
        CoreFunction("upper", [.init("text")], "A string in capitals.", example: "upper(\"ab\")") {
            arguments, context in
            try mapped(try arguments.string("text"), context) { $0.uppercased() }
        }
    }

    private static var lower: CoreFunction {
        CoreFunction("lower", [.init("text")], "A string without capitals.", example: "lower(\"AB\")") {
            arguments, context in
            try mapped(try arguments.string("text"), context) { $0.lowercased() }
        }
    }

    private static var trim: CoreFunction {
        CoreFunction(
            "trim", [.init("text")], "A string without blanks at its ends.", example: "trim(\" a \")"
        ) { arguments, context in
            var watch = InterruptWatch(context)
            return .string(
                try trimmed(try arguments.string("text")) { character in
                    try watch.tick()
                    return !character.isWhitespace
                })
        }
    }

    private static var replace: CoreFunction {
        CoreFunction(
            "replace", [.init("text"), .init("old"), .init("new")], "A string with every part of one kind replaced.",
            example: "replace(\"a.b\", \".\", \"-\")"
        ) { arguments, context in
            let text = try arguments.string("text")
            let (old, new) = (try arguments.string("old"), try arguments.string("new"))
            guard !old.isEmpty else { throw arguments.error("value", "old", "an empty string cannot be replaced") }
            let parts = try search(of: old, in: text, context).piecesBetween()
            let length = text.utf8.count + (parts.count - 1) * new.utf8.count
            try Operators.checkLength(length)
            try MemoryGuard.require(length: length)
            return .string(parts.joined(separator: new))
        }
    }

    private static var startsWith: CoreFunction {
        CoreFunction(
            "starts_with", [.init("text"), .init("part")], "Whether a string begins with a part.",
            example: "starts_with(\"liver\", \"li\")"
        ) { arguments, context in
            let (text, part) = (try arguments.string("text"), try arguments.string("part"))
            return .boolean(try search(of: part, in: text, context).isPrefix())
        }
    }

    private static var endsWith: CoreFunction {
        CoreFunction(
            "ends_with", [.init("text"), .init("part")], "Whether a string ends with a part.",
            example: "ends_with(\"liver\", \"er\")"
        ) { arguments, context in
            let (text, part) = (try arguments.string("text"), try arguments.string("part"))
            return .boolean(try search(of: part, in: text, context).isSuffix())
        }
    }

    private static var lines: CoreFunction {
        CoreFunction(
            "lines", [.init("text")],
            "The lines of a string, whichever of \\n, \\r\\n and \\r ends them.", example: "lines(\"a\\nb\")"
        ) { arguments, context in
            .list(try lines(of: try arguments.string("text"), context).map(Value.string))
        }
    }

    private static func lines(of text: String, _ context: any CallContext) throws -> [String] {
        let bytes = text.utf8
        var lines: [String] = []
        var (start, position) = (bytes.startIndex, bytes.startIndex)
        var watch = InterruptWatch(context)
        while position < bytes.endIndex {
            try watch.tick()
            let byte = bytes[position]
            let end = position
            position = bytes.index(after: position)
            guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
            try MemoryGuard.requireGrowth(ofArray: lines.count)
            lines.append(String(text[start..<end]))
            let isPair =
                byte == UInt8(ascii: "\r") && position < bytes.endIndex && bytes[position] == UInt8(ascii: "\n")
            if isPair { position = bytes.index(after: position) }
            start = position
        }
        lines.append(String(text[start...]))
        return lines
    }

    private static var formatted: CoreFunction {
        CoreFunction(
            "format", [.init("number"), .init("digits", default: .integer(3))],
            "A number with a fixed count of digits after the point, of two equally near ones that with the even last digit.",
            example: "format(2.0 / 3, digits: 2)"
        ) { arguments, _ in
            let digits = try arguments.integer("digits")
            guard (0...FixedPoint.maximumDigits).contains(digits) else {
                throw arguments.error(
                    "value", "digits", "the digits are 0 to \(FixedPoint.maximumDigits), not \(digits)")
            }
            if case .integer(let number) = try arguments.value("number").scalar {
                return .string(FixedPoint.text(number, digits: digits))
            }
            return .string(FixedPoint.text(try arguments.number("number"), digits: digits))
        }
    }
}

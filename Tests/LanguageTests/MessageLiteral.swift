import Foundation
import Testing

/// A string literal in Sources/Language that is read by people: one with a blank in it, in code that makes errors.
struct MessageLiteral: CustomTestStringConvertible, Sendable {
    let file: String
    /// What stands between the interpolations, unescaped.
    let parts: [String]
    var testDescription: String { "\(file): \(parts.joined(separator: "…"))" }

    /// Whether the fixed parts stand in a text, one after the other.
    func occurs(in text: String) -> Bool {
        var rest = text[...]
        for part in parts where !part.isEmpty {
            guard let place = rest.range(of: part) else { return false }
            rest = rest[place.upperBound...]
        }
        return true
    }

    private static let folder = ErrorGolden.root.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/Language")

    static let all: [MessageLiteral] = {
        let files = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".swift") && !isText($0) }.sorted().flatMap { file in
            let source = (try? String(contentsOf: folder.appending(path: file), encoding: .utf8)) ?? ""
            // Of the core functions' files, what `help` says is tested elsewhere.
            let code = file.hasPrefix("Core/") ? callsOfErrors(in: source) : source
            return literals(in: code).map { MessageLiteral(file: file, parts: $0) }
        }
    }()

    /// Files whose strings are no messages: what `help` says, how values are shown.
    private static func isText(_ file: String) -> Bool {
        file.hasPrefix("Documentation/") || file.hasPrefix("Completion/") || file.hasSuffix("Value+Display.swift")
    }

    /// What stands in the parentheses of calls that make errors.
    private static func callsOfErrors(in source: String) -> String {
        var result = ""
        for name in ["arguments.error(", "mismatch(", "ScriptError("] {
            var rest = source[...]
            while let call = rest.range(of: name) {
                rest = rest[call.upperBound...]
                var depth = 1
                let end = rest.firstIndex { character in
                    if character == "(" { depth += 1 } else if character == ")" { depth -= 1 }
                    return depth == 0
                }
                result += rest[..<(end ?? rest.endIndex)] + "\n"
            }
        }
        return result
    }

    /// The fixed parts of every string literal with a blank in it.
    private static func literals(in source: String) -> [[String]] {
        var scanner = LiteralScanner(source)
        return scanner.literals().filter { parts in
            parts.joined().trimmingCharacters(in: .whitespaces).contains(" ")
        }
    }
}

/// Reads the string literals of Swift source.
private struct LiteralScanner {
    private let characters: [Character]
    private var position = 0

    init(_ source: String) { characters = Array(source) }

    private func starts(_ text: String) -> Bool {
        position + text.count <= characters.count
            && characters[position..<(position + text.count)].elementsEqual(text)
    }

    mutating func literals() -> [[String]] {
        var found: [[String]] = []
        while position < characters.count {
            if starts("//") {
                while position < characters.count, characters[position] != "\n" { position += 1 }
            } else if starts("\"") {
                position += 1
                found += literal()
            } else {
                position += 1
            }
        }
        return found
    }

    /// The literal behind an opening quote, after those in its interpolations.
    private mutating func literal() -> [[String]] {
        var parts = [""]
        var inner: [[String]] = []
        while position < characters.count, characters[position] != "\"" {
            if starts("\\(") {
                position += 2
                inner += interpolation()
                parts.append("")
            } else if characters[position] == "\\" {
                parts[parts.count - 1].append(contentsOf: escape())
            } else {
                parts[parts.count - 1].append(characters[position])
                position += 1
            }
        }
        position += 1
        return inner + [parts]
    }

    private mutating func interpolation() -> [[String]] {
        var found: [[String]] = []
        var depth = 1
        while position < characters.count, depth > 0 {
            let character = characters[position]
            position += 1
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == "\"" { found += literal() }
        }
        return found
    }

    private mutating func escape() -> String {
        let escaped = position + 1 < characters.count ? characters[position + 1] : " "
        position += 2
        switch escaped {
        case "n": return "\n"
        case "t": return "\t"
        case "u":
            let end = characters[position...].firstIndex(of: "}") ?? position
            let scalar = UInt32(String(characters[(position + 1)..<end]), radix: 16).flatMap(Unicode.Scalar.init)
            position = end + 1
            return scalar.map { String(Character($0)) } ?? ""
        default: return String(escaped)
        }
    }
}

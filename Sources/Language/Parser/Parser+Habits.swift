// What other languages write, and the note that says how it is written here.

extension Parser {
    /// Notes on what stands where a statement should have ended.
    func notesAtStatementEnd(from start: Int) -> [String] {
        switch current.kind {
        case .keyword("if"): return ["a value is chosen with if condition { a } else { b }"]
        case .keyword("in"): return ["contains(xs, x) tells whether a list has an element"]
        case .symbol("="):
            let isAssigned = tokens[start..<position].contains { $0.isSymbol("=") }
            return [isAssigned ? "every assignment is a statement of its own" : "equality is written `==`"]
        case .symbol(","): return ["a list is written [a, b]"]
        case .symbol(":"): return ["a name is assigned with `=`, and holds values of any type"]
        case .name("elseif"), .name("elsif"): return ["it is written `else if` in Reel"]
        default: break
        }
        if let call = commandWithBracket(from: start) { return [call] }
        if case .name = tokens[position - 1].kind, current.spaceBefore, isArgumentStart {
            return ["a call without parentheses stands at the start of a statement or right after `=`"]
        }
        return []
    }

    /// `plot [1, 2] file: "x"`: NAME and a bracket begin no command, so what follows the bracket has no place.
    private func commandWithBracket(from start: Int) -> String? {
        guard case .name(let name) = tokens[start].kind, tokens[start + 1].spaceBefore,
            let end = tokens[start + 1].match,
            end == position - 1, isArgumentStart
        else { return nil }
        let argument = source.string(tokens[start + 1].range.lowerBound..<tokens[end].range.upperBound)
        guard !argument.contains("\n") else { return nil }
        let first = tokens[start + 1].isSymbol("[") ? "\(argument)" : "\(argument.dropFirst().dropLast())"
        return "an argument that begins with a bracket needs parentheses: \(name)(\(first), …)"
    }

    /// Whether braces hold a record where only a block can stand: `{a: 1`.
    var isAtRecordForBlock: Bool {
        guard at("{"), position + 2 < tokens.count else { return false }
        switch next.kind {
        case .name, .integer, .keyword: return tokens[position + 2].isSymbol(":")
        case .stringStart:
            // "…" is a start, a text and an end.
            let end = tokens[position + 2].kind == .stringEnd ? position + 3 : position + 4
            return end < tokens.count && tokens[end].isSymbol(":")
        default: return false
        }
    }

    /// `-> {a: 1}`, `show {a: 1}`
    mutating func recordForBlock(after what: String, name: String?) -> Abandoned {
        let written = current.match.map { source.string(current.range.lowerBound..<tokens[$0].range.upperBound) }
        let record = written.flatMap { $0.contains("\n") || $0.count > 40 ? nil : $0 } ?? "{…}"
        return fail(
            "`{` after \(what) opens a block, and this is a record",
            notes: ["a record stands in parentheses here: \(name ?? "")(\(record))"])
    }

    /// Notes on what stands where a value should.
    var notesOnMissingValue: [String] {
        switch current.kind {
        case .keyword(let word): return ["`\(word)` is a word of the language"]
        case .symbol("//"), .symbol("/"): return ["a comment begins with `#`"]
        default: return []
        }
    }

    /// Notes on a `+` without a value before it.
    var notesOnPlus: [String] {
        if current.newlineBefore { return ["a line that goes on ends in its operator, or stands in parentheses"] }
        return position > 0 && tokens[position - 1].isSymbol("+") ? ["x++ is written x += 1"] : []
    }

    /// Notes on what stands where a block should begin.
    func notesOnMissingBlock(after what: String) -> [String] {
        if what == "the parameters" { return ["the body stands in braces that open on the same line"] }
        return [at("=") ? "equality is written `==`" : "a block stands in braces that open on the same line"]
    }

    /// `func f(x) {`, and the like: the word for which `def` stands here.
    var isAtForeignDefinition: Bool {
        guard case .name(let word) = current.kind, ["func", "function", "fn", "fun", "proc"].contains(word),
            case .name = next.kind, !next.newlineBefore
        else { return false }
        let after = tokens[min(position + 2, tokens.count - 1)]
        return after.isSymbol("(") && !after.spaceBefore
    }
}

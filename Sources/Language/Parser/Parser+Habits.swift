// What other languages write, and the note that says how it is written here.

extension Parser {
    /// Notes on what stands where a statement should have ended.
    func notesAtStatementEnd(from start: Int) -> [String] {
        switch current.kind {
        case .keyword("if"): return ["a value is chosen with if condition { a } else { b }"]
        case .keyword("in"): return [Self.noteOnMembership]
        case .symbol("="): return [noteOnEquals(from: start)]
        case .symbol(","): return ["a list is written [a, b]"]
        case .symbol(":"):
            let isTyped = position == start + 1
            return [isTyped ? "a name is assigned with `=`, and holds values of any type" : Self.noteOnRanges]
        case .symbol("..."): return [Self.noteOnRanges]
        case .symbol("->"): return ["a function without a name stands in parentheses here, or gets a name first"]
        case .name("elseif"), .name("elsif"): return ["it is written `else if` in Reel"]
        case .name("mod"): return ["the rest of a division is written a % b"]
        case .name("div"): return ["a division that leaves out the rest is written a // b"]
        default: break
        }
        if let note = noteBetweenValues { return [note] }
        if let call = commandWithBracket(from: start) { return [call] }
        if case .name = tokens[position - 1].kind, current.spaceBefore, isArgumentStart {
            return ["a call without parentheses stands at the start of a statement or right after `=`"]
        }
        return []
    }

    private static let noteOnMembership = "contains(xs, x) tells whether a list has an element"
    static let noteOnRanges = "a range is written 1..3, and leaves out its end"

    private func noteOnEquals(from start: Int) -> String {
        let before = tokens[start..<position]
        if let line = before.dropFirst().last(where: \.newlineBefore),
            source.lineIndex(at: line.range.lowerBound) == source.lineIndex(at: current.range.lowerBound)
        {
            return "the line above ends in an operator, so that its statement goes on here"
        }
        if before.contains(where: { $0.isSymbol("=") }) { return "every assignment is a statement of its own" }
        if position == start + 2, case .name = tokens[start].kind, case .name(let name) = tokens[start + 1].kind {
            return "a name is assigned without a word before it: \(name) = …"
        }
        return "equality is written `==`"
    }

    /// What two values side by side may mean: `f"{x}"`, `lambda x: x`, a comment of another language.
    var noteBetweenValues: String? {
        guard position > 0, case .name(let word) = tokens[position - 1].kind else { return nil }
        if current.kind == .stringStart, !current.spaceBefore, word == "f" {
            return "a value goes into a string as \\(x)"
        }
        if let form = ForeignName.forms[word] { return form }
        let sign = position > 1 ? tokens[position - 2] : tokens[0]
        if case .name = current.kind, sign.isSymbol("%") || sign.isSymbol("//") { return Self.noteOnComments }
        return nil
    }

    static let noteOnComments = "a comment begins with `#`"

    /// Notes on what stands between two elements of a list.
    var notesInList: [String] {
        switch current.kind {
        case .keyword("for"): return ["xs.map(x -> …) makes a list of what a function makes of each"]
        case .symbol(";"): return ["a row is a list of its own: [[1, 2], [3, 4]]"]
        case .symbol(":"): return [Self.noteOnRanges]
        case .name, .integer, .float, .stringStart:
            return [noteBetweenValues ?? "a comma stands between two elements: [1, 2]"]
        default: return []
        }
    }

    /// Notes on what cannot be assigned to.
    func notesOnTarget(_ expression: Expression) -> [String] {
        if case .list(let list) = expression {
            let names = list.elements.map { if case .name(let name) = $0 { name.name } else { nil as String? } }
            let isPlain = !names.isEmpty && names.allSatisfy { $0 != nil }
            return isPlain ? ["a list is taken apart by \(names.compactMap { $0 }.joined(separator: ", ")) = …"] : []
        }
        guard case .call(let call) = expression, call.form == .parentheses, case .name(let callee) = call.callee else {
            return []
        }
        let names = call.arguments.compactMap { argument in
            if case .name(let name) = argument.value { return name.name }
            return nil
        }
        guard names.count == call.arguments.count else {
            return ["an element is taken with brackets, and counted from 0: \(callee.name)[0]"]
        }
        return ["a function is defined with def \(callee.name)(\(names.joined(separator: ", "))) { … }"]
    }

    /// `switch x { … }`, `class A { … }`: the note on the word with which the statement begins.
    var noteOnStatement: String? {
        guard case .name(let word) = tokens[statementStart].kind else { return nil }
        return ForeignName.forms[word]
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
        case .keyword("def"): return ["a function without a name is written x -> x + 1"]
        case .keyword(let word): return ["`\(word)` is a word of the language"]
        case .symbol("//"), .symbol("/"), .symbol("%"): return [Self.noteOnComments]
        case .symbol(":"): return ["a slice stands in brackets: x[1:3]"]
        case .symbol("."): return [Self.noteOnPoints]
        default: return []
        }
    }

    private static let noteOnPoints = "a number has a digit on both sides of its point: 0.5, 5.0"

    /// Notes on what follows a point: `5.`, `x .* y`.
    var notesOnMember: [String] {
        if case .symbol(let sign) = current.kind, ["*", "/", "^"].contains(sign) {
            return ["`\(sign)` works element by element as it is"]
        }
        if position > 1, case .integer = tokens[position - 2].kind { return [Self.noteOnPoints] }
        return []
    }

    /// Notes on a `+` without a value before it.
    var notesOnPlus: [String] {
        current.newlineBefore ? ["a line that goes on ends in its operator, or stands in parentheses"] : []
    }

    /// Whether the second sign of `x++` or `x--` stands here: right behind the first, with no value after it.
    var isAtSecondSign: Bool {
        let first = tokens[position - 1]
        guard case .symbol(let sign) = current.kind, ["+", "-"].contains(sign), first.isSymbol(sign),
            !current.spaceBefore, !first.newlineBefore
        else { return false }
        if next.newlineBefore || next.kind == .end { return true }
        return [";", "}", ")", "]", ","].contains { next.isSymbol($0) }
    }

    mutating func doubledSign(after operand: Expression) -> Abandoned {
        let sign = source.string(current.range)
        var name = "x"
        switch operand {
        case .name, .member, .index: if operand.span.range.count <= 40 { name = operand.span.text }
        default: break
        }
        let place = Span(source, tokens[position - 1].range.lowerBound..<current.range.upperBound)
        return doubled(sign, text: "\(name)\(sign)\(sign)", name: name, at: place)
    }

    /// `x++`, `++x`
    mutating func doubled(_ sign: String, text: String, name: String, at place: Span) -> Abandoned {
        fail("`\(text)` is written `\(name) \(sign)= 1` in Reel", at: place)
    }

    /// Notes on what stands where a block should begin.
    func notesOnMissingBlock(after what: String) -> [String] {
        switch current.kind {
        case .symbol("=") where what != "the parameters": return ["equality is written `==`"]
        case .keyword("in"): return [Self.noteOnMembership]
        case .symbol(":"): return ["a block stands in braces instead: { … }"]
        case .symbol("(") where what == "`catch`": return ["the name of the error stands alone: catch problem { … }"]
        default: break
        }
        if what == "the parameters" { return ["the body stands in braces that open on the same line"] }
        return ["a block stands in braces that open on the same line"]
    }

    /// `func f(x) {`, and the like: the word for which `def` stands here.
    var isAtForeignDefinition: Bool {
        guard case .name(let word) = current.kind, ["func", "function", "fn", "fun", "proc"].contains(word),
            case .name = next.kind, !next.newlineBefore
        else { return false }
        let after = tokens[min(position + 2, tokens.count - 1)]
        return (after.isSymbol("(") && !after.spaceBefore) || after.isSymbol("=")
    }

    /// `x, y -> x`: the names before the arrow, which need parentheses; nil where something else stands here.
    func bareParameters(after first: Expression) -> Span? {
        guard case .name(let name) = first else { return nil }
        var index = position
        while index + 2 < tokens.count, tokens[index].isSymbol(","), case .name = tokens[index + 1].kind { index += 2 }
        guard index > position, tokens[index].isSymbol("->") else { return nil }
        return name.span.through(span(tokens[index - 1]))
    }
}

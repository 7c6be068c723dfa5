extension Parser {
    /// A value that stands on its own.
    mutating func primary() throws -> Expression {
        let token = current
        let place = span(token)
        switch token.kind {
        case .integer(let number): return literal(.integer(number))
        case .float(let number): return literal(.float(number))
        case .magnitudeOfLeast: throw fail(Lexer.tooLarge, notes: [Lexer.largestInteger])
        case .keyword("true"): return literal(.boolean(true))
        case .keyword("false"): return literal(.boolean(false))
        case .keyword("none"): return literal(.none)
        case .name(let text):
            advance()
            return .name(NameSyntax(name: text, span: place))
        case .stringStart: return try string()
        case .symbol("("): return try parenthesised()
        case .symbol("["): return try list()
        case .symbol("{"): return try record()
        case .keyword("if"): return try conditional()
        case .keyword("try"): return try attempt()
        default: throw expected("a value", notes: notesOnMissingValue)
        }
    }

    private mutating func literal(_ value: Value) -> Expression {
        let place = span(current)
        advance()
        return .literal(LiteralSyntax(value: value, span: place))
    }

    private mutating func string() throws -> Expression {
        let start = current.range.lowerBound
        advance()
        return try bracketed { parser in
            var parts: [TextSyntax.Part] = []
            while true {
                switch parser.current.kind {
                case .stringText(let text):
                    parts.append(.text(text))
                    parser.advance()
                case .interpolationStart:
                    parser.advance()
                    parts.append(.value(try parser.expression()))
                    guard parser.current.kind == .interpolationEnd else {
                        throw parser.expected("`)` after the value")
                    }
                    parser.advance()
                case .stringEnd:
                    parser.advance()
                    return .text(TextSyntax(parts: parts, span: parser.span(from: start)))
                default: throw Abandoned()
                }
            }
        }
    }

    private mutating func parenthesised() throws -> Expression {
        let start = current.range.lowerBound
        advance()
        return try bracketed { parser in
            if parser.at(")") {
                throw parser.fail(
                    "there is nothing between the parentheses",
                    at: Span(parser.source, start..<parser.current.range.upperBound),
                    notes: ["a function without parameters is written () -> …"])
            }
            let value = try parser.expression()
            if parser.at(",") {
                throw parser.expected("`)`", notes: ["a list is written [a, b]"])
            }
            guard parser.accept(")") else {
                throw parser.expected("`)`", notes: parser.at(":") ? [Parser.noteOnRanges] : [])
            }
            return value
        }
    }

    private mutating func list() throws -> Expression {
        let start = current.range.lowerBound
        advance()
        return try bracketed { parser in
            var elements: [Expression] = []
            while !parser.at("]") {
                elements.append(try parser.expression())
                if !parser.accept(",") { break }
            }
            guard parser.accept("]") else {
                throw parser.expected("`,` or `]`", notes: parser.notesInList)
            }
            return .list(ListSyntax(elements: elements, span: parser.span(from: start)))
        }
    }

    private mutating func record() throws -> Expression {
        let start = current.range.lowerBound
        advance()
        return try bracketed { parser in
            var fields: [(key: Record.Key, value: Expression)] = []
            var seen: Set<Record.Key> = []
            while !parser.at("}") {
                let place = parser.current.range.lowerBound
                let key = try parser.recordKey()
                let keySpan = parser.span(from: place)
                guard seen.insert(key).inserted else {
                    throw parser.fail("the key `\(key.text)` stands here twice", at: keySpan)
                }
                guard parser.accept(":") else {
                    let block = "a block stands after `->`, a condition, a `def` or the name of a command"
                    let field = parser.at("=") ? "a field is written {\(key.text): value}" : nil
                    let list = parser.at(",") || parser.at("}") ? "a list is written [a, b]" : nil
                    throw parser.expected(
                        "`:` after the key of a record", notes: [parser.noteOnStatement ?? field ?? list ?? block])
                }
                fields.append((key, try parser.expression()))
                if !parser.accept(",") { break }
            }
            guard parser.accept("}") else { throw parser.expected("`,` or `}`") }
            return .record(RecordSyntax(fields: fields, span: parser.span(from: start)))
        }
    }

    private mutating func recordKey() throws -> Record.Key {
        let isNegative = accept("-")
        switch current.kind {
        case .name(let text) where !isNegative, .keyword(let text) where !isNegative:
            advance()
            return .name(text)
        case .integer(let number):
            advance()
            return .integer(isNegative ? -number : number)
        case .magnitudeOfLeast:
            guard isNegative else { throw fail(Lexer.tooLarge, notes: [Lexer.largestInteger]) }
            advance()
            return .integer(.min)
        case .stringStart where !isNegative:
            let place = span(current)
            guard case .text(let text) = try string() else { break }
            switch text.parts.first {
            case nil: return .name("")
            case .text(let key) where text.parts.count == 1: return .name(key)
            default: throw fail("the key of a record cannot hold a value", at: place)
            }
        default: break
        }
        throw expected("a key: a name, a string or an integer")
    }

    private mutating func conditional() throws -> Expression {
        let start = current.range.lowerBound
        var branches: [(condition: Expression, block: BlockSyntax)] = []
        var otherwise: BlockSyntax?
        repeat {
            advance()
            let condition = try withoutCommand { try $0.expression() }
            branches.append((condition, try block(after: "the condition")))
            guard current.isKeyword("else"), !isAtLineEnd else { break }
            advance()
            if !current.isKeyword("if") {
                otherwise = try block(after: "`else`")
                break
            }
        } while true
        return .conditional(ConditionalSyntax(branches: branches, otherwise: otherwise, span: span(from: start)))
    }

    private mutating func attempt() throws -> Expression {
        let start = current.range.lowerBound
        advance()
        let body = try block(after: "`try`")
        guard current.isKeyword("catch"), !isAtLineEnd else {
            throw expected("`catch` after the block of `try`", notes: ["try { … } catch problem { … }"])
        }
        advance()
        var problem: NameSyntax?
        if case .name = current.kind { problem = try name("a name") }
        let handler = try block(after: "`catch`")
        return .attempt(AttemptSyntax(body: body, name: problem, handler: handler, span: span(from: start)))
    }

    /// Conditions are read as outside of a command.
    private mutating func withoutCommand<Result>(_ read: (inout Parser) throws -> Result) rethrows -> Result {
        let outer = isInCommand
        isInCommand = false
        defer { isInCommand = outer }
        return try read(&self)
    }
}

extension Parser {
    /// Calls, indices and members after a value.
    mutating func postfix() throws -> Expression {
        let start = current.range.lowerBound
        var value = try primary()
        var count = 0
        while !isAtLineEnd, !(isInCommand && current.spaceBefore), case .symbol(let symbol) = current.kind {
            switch symbol {
            case "(":
                let callee = span(from: start)
                let arguments = try argumentList()
                value = .call(
                    CallSyntax(
                        callee: value, arguments: arguments, form: .parentheses, span: span(from: start),
                        calleeSpan: callee))
            case "[":
                let entries = try indexEntries()
                value = .index(IndexSyntax(base: value, entries: entries, span: span(from: start)))
            case ".":
                advance()
                value = .member(MemberSyntax(base: value, name: try memberName(), span: span(from: start)))
            default: return value
            }
            count += 1
            guard count <= Self.maximumChain else {
                throw fail("more than \(Self.maximumChain) calls, indices or members after one value")
            }
        }
        return value
    }

    /// After `.` any word is a name.
    mutating func memberName() throws -> NameSyntax {
        let token = current
        switch token.kind {
        case .name(let text), .keyword(let text):
            guard !token.newlineBefore else { break }
            advance()
            return NameSyntax(name: text, span: span(token))
        default: break
        }
        throw expected("the name of a member after `.`", notes: notesOnMember)
    }

    /// `(x, rate: 0.1, xs...)`
    mutating func argumentList() throws -> [ArgumentSyntax] {
        advance()
        return try bracketed { parser in
            var arguments: [ArgumentSyntax] = []
            while !parser.at(")") {
                arguments.append(try parser.argument())
                if !parser.accept(",") { break }
            }
            guard parser.accept(")") else {
                if parser.at("=") {
                    throw parser.fail("a named argument is written with a colon", notes: ["name: value"])
                }
                throw parser.expected("`,` or `)`", notes: parser.noteBetweenValues.map { [$0] } ?? [])
            }
            return arguments
        }
    }

    /// One argument, named or not.
    mutating func argument() throws -> ArgumentSyntax {
        var name: NameSyntax?
        switch current.kind {
        case .name(let text), .keyword(let text):
            if next.isSymbol(":") {
                name = NameSyntax(name: text, span: span(current))
                advance()
                advance()
            }
        default: break
        }
        let value = try expression()
        let isSpread = name == nil && accept("...")
        return ArgumentSyntax(name: name, value: value, isSpread: isSpread)
    }

    /// `[0, 1:, ::2, ...]`
    mutating func indexEntries() throws -> [IndexSyntax.Entry] {
        let start = current.range.lowerBound
        advance()
        return try bracketed { parser in
            var entries: [IndexSyntax.Entry] = []
            while !parser.at("]") {
                entries.append(try parser.indexEntry())
                if !parser.accept(",") { break }
            }
            guard parser.accept("]") else { throw parser.expected("`,` or `]`") }
            if entries.isEmpty {
                throw parser.fail("an index stands between the brackets", at: parser.span(from: start))
            }
            return entries
        }
    }

    private mutating func indexEntry() throws -> IndexSyntax.Entry {
        let start = current.range.lowerBound
        if at("...") {
            advance()
            return .ellipsis(span(from: start))
        }
        let first = at(":") ? nil : try expression()
        guard accept(":") else {
            guard let first else { throw expected("an index") }
            return .value(first)
        }
        let isAtEnd = { (parser: Parser) in parser.at(":") || parser.at(",") || parser.at("]") }
        let stop = isAtEnd(self) ? nil : try expression()
        let step = accept(":") && !isAtEnd(self) ? try expression() : nil
        return .slice(start: first, stop: stop, step: step, span(from: start))
    }
}

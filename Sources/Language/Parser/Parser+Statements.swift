extension Parser {
    mutating func program() -> [Statement] {
        var statements: [Statement] = []
        while true {
            while accept(";") {}
            if current.kind == .end { return statements }
            let start = position
            do {
                let syntax = try statement(isFirst: statements.isEmpty)
                try endStatement(from: start)
                statements.append(Statement(syntax: syntax, span: syntax.span, isSilent: at(";")))
            } catch {
                recover(from: start)
            }
        }
    }

    /// `{ … }`, on the line of what it belongs to.
    mutating func block(after what: String, of name: String? = nil) throws -> BlockSyntax {
        if !at("{") || isAtLineEnd {
            let abandoned = expected("`{` after \(what)", notes: notesOnMissingBlock(after: what))
            // A block on the next line is most likely the one that was meant.
            guard at("{") else { throw abandoned }
        }
        if isAtRecordForBlock { throw recordForBlock(after: what, name: name) }
        let start = current.range.lowerBound
        advance()
        let (outerBrackets, outerCommand) = (brackets, isInCommand)
        (brackets, isInCommand) = (0, false)
        defer { (brackets, isInCommand) = (outerBrackets, outerCommand) }
        return try nested { parser in
            var statements: [StatementSyntax] = []
            while true {
                while parser.accept(";") {}
                if parser.accept("}") { break }
                if parser.current.kind == .end { throw Abandoned() }
                let start = parser.position
                do {
                    statements.append(try parser.statement(isFirst: false))
                    try parser.endStatement(from: start)
                } catch {
                    parser.recover(from: start)
                }
            }
            return BlockSyntax(statements: statements, span: parser.span(from: start))
        }
    }

    private mutating func endStatement(from start: Int) throws {
        if isAtLineEnd || at(";") || at("}") { return }
        throw expected("the end of the statement", notes: notesAtStatementEnd(from: start))
    }

    /// Goes to where the next statement may begin: behind brackets that were open, on a new line.
    private mutating func recover(from start: Int) {
        for index in start..<position {
            guard tokens[index].isSymbol("(") || tokens[index].isSymbol("[") || tokens[index].isSymbol("{") else {
                continue
            }
            let end = tokens[index].match ?? tokens.count - 1
            if end >= position {
                position = min(end + 1, tokens.count - 1)
                break
            }
        }
        if position == start { position = tokens[position].match ?? position }
        if position == start { advance() }
        while current.kind != .end, !current.newlineBefore, !at(";"), !at("}") {
            if let match = current.match { position = match }
            advance()
        }
    }

    mutating func statement(isFirst: Bool) throws -> StatementSyntax {
        let token = current
        let start = token.range.lowerBound
        statementStart = position
        switch token.kind {
        case .keyword("def"): return try definition()
        case .keyword("while"):
            advance()
            let condition = try expression()
            let body = try block(after: "the condition")
            return .whileLoop(condition: condition, body: body, span(from: start))
        case .keyword("for"): return try forLoop()
        case .keyword("break"):
            advance()
            return .breakLoop(span(token))
        case .keyword("continue"):
            advance()
            return .continueLoop(span(token))
        case .keyword("return"): return try returnStatement()
        case .keyword("else"), .keyword("catch"):
            throw fail("\(token.description) stands on the line of the `}` that it follows")
        case .words(let words):
            advance()
            return .words(self.words(words, token))
        case .name("layer") where isAtLayer: return try layer()
        case .name("use") where isAtUse: return try use()
        case .name("let"), .name("var"), .name("const"):
            if case .name(let name) = next.kind, tokens[min(position + 2, tokens.count - 1)].isSymbol("=") {
                throw fail("a name is assigned without a word before it", notes: ["\(name) = …"])
            }
        case .name where isAtForeignDefinition:
            let abandoned = fail("a function begins with `def`", notes: ["def name(x) { … }"])
            guard tokens[min(position + 2, tokens.count - 1)].isSymbol("(") else { throw abandoned }
            return try definition()
        case .symbol("|>"):
            guard isFirst else { throw fail("`|>` continues a value, and there is none above it") }
            return .expression(try pipes(.lastValue(Span(source, start..<start)), acrossLines: true))
        default: break
        }
        return try expressionOrAssignment()
    }

    private mutating func expressionOrAssignment() throws -> StatementSyntax {
        let start = current.range.lowerBound
        if isAtCommand { return .expression(try rightSide()) }
        var targets = [try statementExpression()]
        while at(","), !isAtLineEnd {
            advance()
            targets.append(try expression())
        }
        if at("="), !isAtLineEnd {
            let left = try targets.map { try target($0) }
            advance()
            let value = try rightSide(of: left, from: start)
            return .assignment(AssignmentSyntax(targets: left, value: value, span: span(from: start)))
        }
        if case .symbol(let symbol) = current.kind, symbol.count > 1, symbol.hasSuffix("="), !isAtLineEnd,
            let operation = BinaryOperator(rawValue: String(symbol.dropLast())), targets.count == 1
        {
            let left = try target(targets[0])
            advance()
            try valueBegins(from: start)
            let value = try rightSide()
            return .update(
                UpdateSyntax(target: left, operation: operation, value: value, span: span(from: start)))
        }
        guard targets.count == 1 else {
            throw expected("`=` after several names", notes: ["a list is written [a, b]"])
        }
        return .expression(targets[0])
    }

    /// What is assigned begins on the line of the `=`, or on one that stands further in than the statement: what follows
    /// below at its own depth is a statement of its own.
    private mutating func valueBegins(from start: Int) throws {
        guard isAtLineEnd, current.kind != .end, indentation(at: current.range.lowerBound) <= indentation(at: start)
        else { return }
        throw expected("a value", notes: ["a value on the next line stands further in than its statement"])
    }

    /// The blanks before the line on which a byte stands.
    private func indentation(at offset: Int) -> Int {
        let line = source.bytes[source.lineRange(source.lineIndex(at: offset))]
        return line.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
    }

    /// What stands right of `=`: a command, or an expression.
    private mutating func rightSide() throws -> Expression {
        let value = isAtCommand ? try command() : try expression()
        return try pipes(value, acrossLines: true)
    }

    /// `a, b = b, a`: as many values as names are a list of them.
    private mutating func rightSide(of targets: [TargetSyntax], from start: Int) throws -> Expression {
        try valueBegins(from: start)
        let first = try rightSide()
        // `f = x -> x` names the function as `def f(x)` does.
        if case .function(let function) = first, function.kind == .lambda, targets.count == 1, targets[0].steps.isEmpty
        {
            return .function(function.named(targets[0].name.name))
        }
        if targets.count == 1, let parameters = bareParameters(after: first) {
            throw fail(
                "several parameters of a function stand in parentheses", at: parameters,
                notes: ["(\(parameters.text)) -> …"])
        }
        guard targets.count > 1, at(","), !isAtLineEnd else { return first }
        var values = [first]
        while at(","), !isAtLineEnd {
            advance()
            values.append(try expression())
        }
        guard values.count == targets.count else {
            throw fail(
                "there are \(targets.count) names for \(values.count) values",
                at: span(from: first.span.range.lowerBound))
        }
        return .list(ListSyntax(elements: values, span: span(from: first.span.range.lowerBound)))
    }

    private mutating func statementExpression() throws -> Expression {
        try pipes(try expression(), acrossLines: true)
    }

    private mutating func target(_ expression: Expression) throws -> TargetSyntax {
        var steps: [TargetSyntax.Step] = []
        var part = expression
        while true {
            switch part {
            case .name(let name):
                return TargetSyntax(name: name, steps: steps.reversed(), span: expression.span)
            case .index(let node):
                steps.append(.index(node.entries, node.span))
                part = node.base
            case .member(let node):
                steps.append(.member(node.name))
                part = node.base
            default:
                throw fail(
                    "only a name, a member or an element can be assigned to", at: expression.span,
                    notes: notesOnTarget(expression))
            }
        }
    }

    private mutating func forLoop() throws -> StatementSyntax {
        let start = current.range.lowerBound
        advance()
        var names = [try name("a name after `for`")]
        while accept(",") { names.append(try name("a name")) }
        guard current.isKeyword("in") else {
            throw expected("`in`", notes: at("=") ? ["`for` goes over elements: for i in 0..10 { … }"] : [])
        }
        advance()
        let sequence = try expression()
        let body = try block(after: "what `for` goes over")
        return .forLoop(ForSyntax(names: names, sequence: sequence, body: body, span: span(from: start)))
    }

    private mutating func returnStatement() throws -> StatementSyntax {
        let start = current.range.lowerBound
        advance()
        if isAtLineEnd || at("}") || at(";") { return .returnValue(nil, span(from: start)) }
        var values = [try statementExpression()]
        while at(","), !isAtLineEnd {
            advance()
            values.append(try expression())
        }
        let value =
            values.count == 1
            ? values[0]
            : .list(ListSyntax(elements: values, span: values[0].span.through(values[values.count - 1].span)))
        return .returnValue(value, span(from: start))
    }

    mutating func name(_ what: String) throws -> NameSyntax {
        guard case .name(let text) = current.kind else {
            let notes: [String]
            if case .keyword(let word) = current.kind {
                notes = ["`\(word)` is a word of the language and cannot be a name"]
            } else {
                notes = []
            }
            throw expected(what, notes: notes)
        }
        let result = NameSyntax(name: text, span: span(current))
        advance()
        return result
    }
}

extension Parser {
    /// Whether a command begins here: a name, and on its line after a space what can only be an argument; or a name and a
    /// block.
    var isAtCommand: Bool {
        guard case .name = current.kind, !next.newlineBefore else { return false }
        if next.isSymbol("{") { return true }
        guard next.spaceBefore else { return false }
        switch next.kind {
        case .name, .integer, .float, .magnitudeOfLeast, .stringStart: return true
        case .keyword(let word): return ["true", "false", "none"].contains(word)
        default: return false
        }
    }

    /// Whether the current token can begin an argument of a command.
    var isArgumentStart: Bool {
        switch current.kind {
        case .name, .integer, .float, .magnitudeOfLeast, .stringStart: true
        case .keyword(let word): ["true", "false", "none", "not", "if"].contains(word)
        case .symbol(let symbol): ["(", "[", "{", "-"].contains(symbol)
        default: false
        }
    }

    /// `show t1 slice: 40`, `profile { … }`
    mutating func command() throws -> Expression {
        let start = current.range.lowerBound
        // A command stands at the start of a line, where `name` would see the end of the one above.
        guard case .name(let word) = current.kind else { throw expected("the name of a command") }
        let callee = Expression.name(NameSyntax(name: word, span: span(current)))
        advance()
        var arguments: [ArgumentSyntax] = []
        let outer = isInCommand
        isInCommand = true
        defer { isInCommand = outer }
        if at("{") { arguments.append(try commandBlock(of: word)) }
        while !isAtLineEnd, isArgumentStart {
            guard current.spaceBefore || tokens[position - 1].isSymbol(",") else { break }
            arguments.append(try argument())
            if at(","), !isAtLineEnd {
                advance()
                guard !isAtLineEnd, isArgumentStart || isNamedArgument else { throw expected("an argument after `,`") }
            }
        }
        return .call(CallSyntax(callee: callee, arguments: arguments, form: .command, span: span(from: start)))
    }

    /// `ls *.nii`; where `ls` is a variable, `ls` and `ls + 1` are what they are with every other name.
    func words(_ words: [String], _ token: Token) -> WordsSyntax {
        let place = span(token)
        var lexer = Lexer(source, from: token.range)
        lexer.run()
        var parser = Parser(source, lexer)
        let value = lexer.errors.isEmpty && !parser.isAtCommand ? try? parser.expression() : nil
        let isWhole = parser.errors.isEmpty && parser.current.kind == .end
        let name = NameSyntax(name: words[0], span: place)
        return WordsSyntax(
            head: name, words: Array(words.dropFirst()), value: isWhole ? value : nil, span: place)
    }

    private var isNamedArgument: Bool {
        if case .keyword = current.kind { return next.isSymbol(":") }
        return false
    }

    private mutating func commandBlock(of name: String) throws -> ArgumentSyntax {
        let start = current.range.lowerBound
        let body = try block(after: "the name of a command", of: name)
        let function = FunctionSyntax(name: "block", kind: .block, parameters: [], body: body, span: span(from: start))
        return ArgumentSyntax(name: nil, value: .function(function), isSpread: false)
    }
}

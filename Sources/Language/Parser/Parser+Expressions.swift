extension Parser {
    /// A full expression, `|>` on the same line included.
    mutating func expression() throws -> Expression {
        try nested { parser in
            if parser.isAtLambda { return try parser.lambda() }
            return try parser.pipes(try parser.disjunction(), acrossLines: false)
        }
    }

    /// `x |> f |> m.g(y)`; across lines only where a whole statement is continued.
    mutating func pipes(_ first: Expression, acrossLines: Bool) throws -> Expression {
        var value = first
        var count = 0
        while at("|>"), !isAtLineEnd || acrossLines {
            advance()
            count += 1
            guard count <= Self.maximumChain else {
                throw fail("more than \(Self.maximumChain) pipes in one expression")
            }
            value = try piped(value)
        }
        return value
    }

    /// The right side of `|>`: a dotted name with at most one argument list.
    private mutating func piped(_ value: Expression) throws -> Expression {
        let start = current.range.lowerBound
        guard case .name(let text) = current.kind else {
            throw expected("the name of a function after `|>`", notes: ["x |> f(y) is f(x, y)"])
        }
        var callee = Expression.name(NameSyntax(name: text, span: span(current)))
        advance()
        while at("."), !isAtLineEnd, !current.spaceBefore {
            advance()
            callee = .member(MemberSyntax(base: callee, name: try memberName(), span: span(from: start)))
        }
        var arguments = [ArgumentSyntax(name: nil, value: value, isSpread: false)]
        if at("("), !isAtLineEnd, !(isInCommand && current.spaceBefore) { arguments += try argumentList() }
        if at("(") || at("[") || at("."), !isAtLineEnd, !current.spaceBefore {
            throw fail(
                "the right side of `|>` is a dotted name with at most one argument list",
                notes: ["put the pipe so far in parentheses to go on with its value"])
        }
        return .call(CallSyntax(callee: callee, arguments: arguments, form: .pipe, span: span(from: start)))
    }

    private mutating func disjunction() throws -> Expression { try logical("or") { try $0.conjunction() } }
    private mutating func conjunction() throws -> Expression { try logical("and") { try $0.negation() } }

    private mutating func logical(
        _ word: String, _ operand: (inout Parser) throws -> Expression
    ) throws -> Expression {
        let start = current.range.lowerBound
        let first = try operand(&self)
        guard current.isKeyword(word), !isAtLineEnd else { return first }
        var operands = [first]
        while current.isKeyword(word), !isAtLineEnd {
            advance()
            operands.append(try operand(&self))
        }
        return .logical(
            LogicalSyntax(isAnd: word == "and", operands: operands, span: span(from: start)))
    }

    private mutating func negation() throws -> Expression {
        guard current.isKeyword("not") else { return try comparison() }
        let start = current.range.lowerBound
        advance()
        let operand = try nested { try $0.negation() }
        return .unary(UnarySyntax(operation: .not, operand: operand, span: span(from: start)))
    }

    private static let comparisons: Set<String> = ["==", "!=", "<", "<=", ">", ">="]

    private mutating func comparison() throws -> Expression {
        let start = current.range.lowerBound
        let first = try chain(0)
        var rest: [(BinaryOperator, Expression)] = []
        while !isAtLineEnd, case .symbol(let symbol) = current.kind, Self.comparisons.contains(symbol),
            let operation = BinaryOperator(rawValue: symbol)
        {
            advance()
            rest.append((operation, try chain(0)))
        }
        guard !rest.isEmpty else { return first }
        return .comparison(
            ComparisonSyntax(first: first, rest: rest, span: span(from: start)))
    }

    /// Operators from the loosest to the tightest; `..` stands between.
    private static let levels: [Set<String>] = [["|"], ["&"], [".."], ["+", "-"], ["*", "/", "//", "%", "@"]]

    private mutating func chain(_ level: Int) throws -> Expression {
        guard level < Self.levels.count else { return try unary() }
        if level == 2 { return try range() }
        let start = current.range.lowerBound
        let first = try chain(level + 1)
        var rest: [(BinaryOperator, Expression)] = []
        var reaches: [Span] = []
        while !isAtLineEnd, case .symbol(let symbol) = current.kind, Self.levels[level].contains(symbol),
            let operation = BinaryOperator(rawValue: symbol)
        {
            advance()
            if isAtSecondSign { throw doubledSign(after: rest.last?.1 ?? first) }
            rest.append((operation, try chain(level + 1)))
            reaches.append(span(from: start))
        }
        guard !rest.isEmpty else { return first }
        return .chain(ChainSyntax(first: first, rest: rest, reaches: reaches, span: span(from: start)))
    }

    private mutating func range() throws -> Expression {
        let place = current.range.lowerBound
        let start = try chain(3)
        guard at(".."), !isAtLineEnd else { return start }
        advance()
        let stop = try chain(3)
        if at(".."), !isAtLineEnd {
            throw fail("a range has one `..`", notes: ["range(start, stop, step) takes a step"])
        }
        return .range(RangeSyntax(start: start, stop: stop, span: span(from: place)))
    }

    private mutating func unary() throws -> Expression {
        let start = current.range.lowerBound
        if at("+"), next.isSymbol("+"), !next.spaceBefore,
            case .name(let name) = tokens[min(position + 2, tokens.count - 1)].kind
        {
            throw doubled("+", text: "++\(name)", name: name, at: Span(source, start..<next.range.upperBound))
        }
        if at("+") { throw fail("a number needs no `+` before it", notes: notesOnPlus) }
        guard accept("-") else { return try power() }
        if isAtMagnitudeOfLeast {
            advance()
            return .literal(LiteralSyntax(value: .integer(.min), span: span(from: start)))
        }
        let operand = try nested { try $0.unary() }
        return .unary(UnarySyntax(operation: .negate, operand: operand, span: span(from: start)))
    }

    /// Whether the number that is an integer only behind a minus sign stands here, and nothing that binds tighter than that.
    private var isAtMagnitudeOfLeast: Bool {
        guard current.kind == .magnitudeOfLeast else { return false }
        return (next.newlineBefore && brackets == 0) || !["^", "(", "[", "."].contains { next.isSymbol($0) }
    }

    private mutating func power() throws -> Expression {
        let start = current.range.lowerBound
        let base = try postfix()
        guard at("^"), !isAtLineEnd else { return base }
        advance()
        let exponent = try nested { try $0.unary() }
        return .power(PowerSyntax(base: base, exponent: exponent, span: span(from: start)))
    }
}

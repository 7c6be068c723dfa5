extension Parser {
    /// `def name(parameters) { … }`
    mutating func definition() throws -> StatementSyntax {
        let start = current.range.lowerBound
        advance()
        let name = try name("a name after `def`")
        guard at("("), !isAtLineEnd else { throw expected("`(` after the name of the function") }
        let parameters = try parameters()
        let body = try block(after: "the parameters")
        return .definition(
            name,
            FunctionSyntax(
                name: name.name, kind: .definition, parameters: parameters, body: body, span: span(from: start)))
    }

    /// Whether `layer` begins a declaration; elsewhere it is a name like any other.
    var isAtLayer: Bool {
        guard case .name = next.kind, !next.newlineBefore else { return false }
        let after = tokens[min(position + 2, tokens.count - 1)]
        return after.isSymbol("(") || after.isSymbol("{")
    }

    /// `layer name(parameters) { … def call(x, z) { … } }`
    mutating func layer() throws -> StatementSyntax {
        let start = current.range.lowerBound
        advance()
        let name = try name("a name")
        guard at("("), !isAtLineEnd else { throw expected("`(` after the name of the layer") }
        let parameters = try parameters()
        let body = try block(after: "the parameters")
        let hasCall = body.statements.contains {
            if case .definition(let name, _) = $0 { return name.name == "call" }
            return false
        }
        guard hasCall else {
            throw fail(
                "the layer `\(name.name)` has no `def call`", at: name.span,
                notes: ["say what it does with its input: def call(x) { … }"])
        }
        return .layer(
            name,
            FunctionSyntax(name: name.name, kind: .layer, parameters: parameters, body: body, span: span(from: start))
        )
    }

    /// `(a, b, share: 0.5, rest...)`
    mutating func parameters() throws -> [FunctionSyntax.Parameter] {
        advance()
        return try bracketed { parser in
            var parameters: [FunctionSyntax.Parameter] = []
            while !parser.at(")") {
                let parameter = try parser.parameter()
                if parameters.contains(where: { $0.name.name == parameter.name.name }) {
                    throw parser.fail(
                        "the parameter `\(parameter.name.name)` stands here twice", at: parameter.name.span)
                }
                if let last = parameters.last, last.isVariadic {
                    throw parser.fail("nothing follows a parameter that takes the rest", at: parameter.name.span)
                }
                if parameters.last?.defaultValue != nil, parameter.defaultValue == nil, !parameter.isVariadic {
                    throw parser.fail(
                        "`\(parameter.name.name)` needs a default, for the parameter before it has one",
                        at: parameter.name.span)
                }
                parameters.append(parameter)
                if !parser.accept(",") { break }
            }
            guard parser.accept(")") else { throw parser.expected("`,` or `)`") }
            return parameters
        }
    }

    private mutating func parameter() throws -> FunctionSyntax.Parameter {
        if at("*") {
            throw expected(
                "the name of a parameter", notes: ["all further arguments are taken with three dots: rest..."])
        }
        let name = try name("the name of a parameter")
        if accept("...") { return FunctionSyntax.Parameter(name: name, defaultValue: nil, isVariadic: true) }
        if at("=") {
            throw fail("a default is written with a colon", notes: ["\(name.name): value"])
        }
        let value = accept(":") ? try expression() : nil
        return FunctionSyntax.Parameter(name: name, defaultValue: value, isVariadic: false)
    }

    /// Whether a lambda begins here: `v ->` or `( … ) ->`.
    var isAtLambda: Bool {
        switch current.kind {
        case .name: return next.isSymbol("->") && (!next.newlineBefore || brackets > 0)
        case .symbol("("):
            guard let match = current.match else { return false }
            return tokens[min(match + 1, tokens.count - 1)].isSymbol("->")
        default: return false
        }
    }

    mutating func lambda() throws -> Expression {
        let start = current.range.lowerBound
        let list: [FunctionSyntax.Parameter]
        if at("(") {
            list = try parameters()
        } else {
            list = [FunctionSyntax.Parameter(name: try name("a name"), defaultValue: nil, isVariadic: false)]
        }
        advance()
        let body: BlockSyntax
        if at("{"), !isAtLineEnd {
            body = try block(after: "`->`")
        } else {
            let value = try expression()
            body = BlockSyntax(statements: [.expression(value)], span: value.span)
        }
        return .function(
            FunctionSyntax(name: "lambda", kind: .lambda, parameters: list, body: body, span: span(from: start)))
    }
}

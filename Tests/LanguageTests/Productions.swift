@testable import Language

/// Which productions of the grammar in Docs/Language.md a source shows.
struct Productions {
    private(set) var shown: Set<String> = []

    init(_ source: Source) throws {
        let program = try Parser.parse(source)
        shown = ["program"]
        if source.text.split(separator: "\n").contains(where: { $0.hasPrefix("# ") }) { shown.insert("comment") }
        if source.text.contains("#>") { shown.insert("recorded") }
        var found: Set<String> = []
        let walker = SyntaxWalker(
            onStatement: { found.formUnion(Self.productions(of: $0)) },
            onExpression: { found.formUnion(Self.productions(of: $0)) },
            onFunction: { found.formUnion(Self.productions(of: $0)) })
        program.statements.forEach { walker.walk($0.syntax) }
        shown.formUnion(found)
        shown.formUnion(Self.productions(inTokensOf: source))
    }

    private static func productions(of statement: StatementSyntax) -> Set<String> {
        switch statement {
        case .expression(let value):
            var isContinuation = false
            if case .call(let call) = value, case .lastValue? = call.arguments.first?.value { isContinuation = true }
            return ["statement", isContinuation ? "continuation" : "right-side"]
        case .assignment(let node): return targets(node.targets).union(["statement", "assignment", "right-side"])
        case .update(let node): return targets([node.target]).union(["statement", "update", "update-operator"])
        case .definition: return ["statement", "definition", "block"]
        case .layer: return ["statement", "layer", "block"]
        case .whileLoop: return ["statement", "while", "block"]
        case .forLoop: return ["statement", "for", "block"]
        case .breakLoop: return ["statement", "break"]
        case .continueLoop: return ["statement", "continue"]
        case .returnValue: return ["statement", "return"]
        case .use: return ["statement", "use"]
        case .words: return ["statement", "words"]
        }
    }

    private static func targets(_ targets: [TargetSyntax]) -> Set<String> {
        var found: Set<String> = ["target"]
        for step in targets.flatMap(\.steps) {
            if case .index(let entries, _) = step { found.formUnion(productions(of: entries)) }
        }
        return found
    }

    private static func productions(of expression: Expression) -> Set<String> {
        switch expression {
        case .literal(let node):
            switch node.value {
            case .integer: return ["primary", "integer"]
            case .float: return ["primary", "float"]
            case .boolean: return ["primary", "boolean"]
            default: return ["primary", "none"]
            }
        case .text(let node):
            let isMultiline = node.span.text.hasPrefix("\"\"\"")
            let hasValue = node.parts.contains { if case .value = $0 { true } else { false } }
            return Set(["primary", isMultiline ? "multiline" : "string"] + (hasValue ? ["interpolation"] : []))
        case .name: return ["primary", "name"]
        case .list: return ["primary", "list"]
        case .record(let node):
            return Set(["primary", "record"] + (node.fields.isEmpty ? [] : ["field", "key"]))
        case .unary(let node): return [node.operation == .not ? "negation" : "sign"]
        case .chain(let node):
            return Set(node.rest.map { ["+", "-"].contains($0.operation.rawValue) ? "sum" : level($0.operation) })
        case .power: return ["power"]
        case .comparison: return ["comparison", "comparator"]
        case .logical(let node): return [node.isAnd ? "conjunction" : "disjunction"]
        case .range: return ["range"]
        case .call(let call): return productions(of: call)
        case .index(let node): return Set(["postfix", "index"]).union(productions(of: node.entries))
        case .member: return ["postfix", "member"]
        case .function: return ["expression"]
        case .conditional: return ["primary", "conditional", "block"]
        case .attempt: return ["primary", "attempt", "block"]
        case .lastValue: return []
        }
    }

    private static func level(_ operation: BinaryOperator) -> String {
        switch operation {
        case .union: "union"
        case .intersection: "intersection"
        default: "product"
        }
    }

    private static func productions(of entries: [IndexSyntax.Entry]) -> Set<String> {
        Set(
            ["index", "entry"]
                + entries.compactMap { entry in
                    switch entry {
                    case .slice: "slice"
                    case .ellipsis: "ellipsis"
                    case .value: nil
                    }
                })
    }

    private static func productions(of call: CallSyntax) -> Set<String> {
        var found: Set<String>
        switch call.form {
        case .command: found = ["command"]
        case .pipe: found = ["pipe"]
        case .parentheses: found = ["postfix", "arguments"]
        }
        for argument in call.arguments {
            found.insert(argument.isSpread ? "spread" : argument.name == nil ? "argument" : "named-argument")
        }
        return found
    }

    private static func productions(of function: FunctionSyntax) -> Set<String> {
        var found: Set<String> = []
        for parameter in function.parameters {
            found.insert(
                parameter.isVariadic ? "variadic" : parameter.defaultValue == nil ? "parameter" : "default")
        }
        switch function.kind {
        case .lambda: found.insert("lambda")
        case .block: found.insert("command-block")
        case .definition, .layer: found.insert("parameters")
        }
        return found
    }

    /// What the tree does not keep: how numbers and strings are written, parentheses around a value, what ends statements.
    private static func productions(inTokensOf source: Source) -> Set<String> {
        var lexer = Lexer(source)
        lexer.run()
        var found: Set<String> = []
        for (position, token) in lexer.tokens.enumerated() {
            let text = source.string(token.range)
            switch token.kind {
            case .integer: if text.contains("_") || text.count > 1 { found.insert("digits") }
            case .float: if text.lowercased().contains("e") { found.insert("exponent") }
            case .stringText: if text.contains("\\") { found.insert("escape") }
            case .symbol(";"): found.insert("separator")
            case .symbol("("):
                let isLambda = token.match.map { lexer.tokens[$0 + 1].isSymbol("->") } ?? false
                if !isLambda, position == 0 || isOperator(lexer.tokens[position - 1]) { found.insert("group") }
            default: break
            }
        }
        return found
    }

    private static func isOperator(_ token: Token) -> Bool {
        switch token.kind {
        case .symbol(let symbol): ![")", "]", "}"].contains(symbol)
        case .keyword(let word): !["true", "false", "none"].contains(word)
        default: false
        }
    }
}

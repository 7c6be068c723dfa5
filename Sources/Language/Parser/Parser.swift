/// Reads a source into a program by recursive descent.
///
/// A mistake ends its statement; reading goes on with the next, so that several are reported at once.
public struct Parser {
    /// Thrown after a mistake has been noted, to leave the statement.
    struct Abandoned: Error {}

    /// Expressions inside expressions, blocks included.
    static let maximumDepth = 400
    /// Calls, indices, members and pipes one after the other in one expression.
    static let maximumChain = 100
    private static let maximumErrors = 20

    let source: Source
    var tokens: [Token]
    var position = 0
    var errors: [ScriptError]
    /// Open brackets since the innermost block began; inside them line ends mean nothing.
    var brackets = 0
    /// Whether the arguments of a command are being read, where spaces mean something.
    var isInCommand = false
    var depth = 0
    /// Where the innermost statement being read begins: at a new line that ends nothing.
    var statementStart = 0

    init(_ source: Source, _ lexer: Lexer) {
        self.source = source
        tokens = lexer.tokens
        errors = lexer.errors
    }

    /// Reads a whole source; throws all that is wrong with it.
    public static func parse(_ source: Source) throws(SyntaxErrors) -> Program {
        var lexer = Lexer(source)
        lexer.run()
        var parser = Parser(source, lexer)
        let statements = parser.program()
        guard parser.errors.isEmpty else {
            let own = parser.errors.dropFirst(lexer.errors.count)
            throw SyntaxErrors(distinct(withoutConsequences(lexer.errors + independent(own, of: lexer.errors))))
        }
        return program(source, statements, recorded: lexer.recorded)
    }

    /// Whether more lines may complete a text: a bracket or `"""` is open, or it ends in an operator.
    public static func isIncomplete(_ text: String) -> Bool {
        var lexer = Lexer(Source(name: "", text: text))
        lexer.run()
        if lexer.endsInString { return lexer.errors.count == 1 }
        if !lexer.open.isEmpty { return lexer.errors.count == 1 && lexer.tokens.count > 1 }
        guard lexer.errors.isEmpty, let last = lexer.tokens.dropLast().last else { return false }
        switch last.kind {
        case .keyword(let word): return ["and", "or", "not", "in"].contains(word)
        case .symbol(let symbol): return ![")", "]", "}", ";", ",", ":", "..."].contains(symbol)
        default: return false
        }
    }

    /// Without what seems wrong further on in a line in which a token is wrong already.
    private static func independent(_ errors: some Sequence<ScriptError>, of tokens: [ScriptError]) -> [ScriptError] {
        let places = tokens.compactMap(\.span).map {
            ($0.source.lineIndex(at: $0.range.lowerBound), $0.range.lowerBound)
        }
        return errors.filter { error in
            guard let span = error.span else { return true }
            let line = span.source.lineIndex(at: span.range.lowerBound)
            // What is missing where the line ends may be the very token that was wrong.
            return !places.contains { $0.0 == line && ($0.1 <= span.range.lowerBound || span.range.isEmpty) }
        }
    }

    /// Whatever seems wrong behind a bracket that is never closed is most likely right.
    private static func withoutConsequences(_ errors: [ScriptError]) -> [ScriptError] {
        guard let unclosed = errors.first(where: { $0.message.hasSuffix(Lexer.neverClosed) }),
            let place = unclosed.span?.range.lowerBound
        else { return errors }
        return errors.filter { ($0.span?.range.lowerBound ?? 0) <= place }
    }

    /// Two mistakes at one place are mostly one.
    private static func distinct(_ errors: [ScriptError]) -> [ScriptError] {
        var seen: Set<Int> = []
        let sorted = errors.enumerated().sorted {
            ($0.element.span?.range.lowerBound ?? 0, $0.offset) < ($1.element.span?.range.lowerBound ?? 0, $1.offset)
        }
        return Array(
            sorted.map(\.element).filter { seen.insert($0.span?.range.lowerBound ?? 0).inserted }
                .prefix(maximumErrors))
    }

    private static func program(
        _ source: Source, _ statements: [Statement], recorded: [(offset: Int, text: String)]
    ) -> Program {
        var leading: [String] = []
        var next = 0
        for (offset, text) in recorded {
            while next < statements.count, statements[next].span.range.lowerBound < offset { next += 1 }
            if next == 0 {
                leading.append(text)
            } else {
                statements[next - 1].recordedLines.append(text)
            }
        }
        return Program(source: source, statements: statements, leadingRecordedLines: leading)
    }

    // MARK: tokens

    var current: Token { tokens[position] }
    var next: Token { tokens[min(position + 1, tokens.count - 1)] }
    var previousEnd: Int { position > 0 ? tokens[position - 1].range.upperBound : 0 }

    /// Whether the current token stands on a new line that ends the statement before it.
    var isAtLineEnd: Bool { current.kind == .end || (current.newlineBefore && brackets == 0) }

    func at(_ symbol: String) -> Bool { current.isSymbol(symbol) }

    mutating func advance() { if position < tokens.count - 1 { position += 1 } }

    mutating func accept(_ symbol: String) -> Bool {
        guard at(symbol) else { return false }
        advance()
        return true
    }

    func span(from start: Int) -> Span { Span(source, start..<max(start, previousEnd)) }
    func span(_ token: Token) -> Span { Span(source, token.range) }

    mutating func fail(_ message: String, at span: Span? = nil, notes: [String] = []) -> Abandoned {
        errors.append(ScriptError("syntax", message, notes: notes, span: span ?? self.span(current)))
        return Abandoned()
    }

    mutating func expected(_ what: String, notes: [String] = []) -> Abandoned {
        // At a line's end the mistake is where the line stops, not at what stands on the next one.
        if isAtLineEnd, previousEnd > 0, position != statementStart {
            let found = current.kind == .end ? "the end" : "the end of the line"
            return fail(
                "expected \(what), found \(found)", at: Span(source, previousEnd..<previousEnd), notes: notes)
        }
        return fail("expected \(what), found \(current.description)", notes: notes)
    }

    /// Reads something inside something else, within the limit.
    mutating func nested<Result>(_ read: (inout Parser) throws -> Result) throws -> Result {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else {
            throw fail("this is nested more than \(Self.maximumDepth) deep")
        }
        return try read(&self)
    }

    /// Reads what stands between brackets, where line ends and spaces mean nothing.
    mutating func bracketed<Result>(_ read: (inout Parser) throws -> Result) throws -> Result {
        let (outerBrackets, outerCommand) = (brackets, isInCommand)
        brackets += 1
        isInCommand = false
        defer { (brackets, isInCommand) = (outerBrackets, outerCommand) }
        return try read(&self)
    }
}

/// The tokens before the cursor, and how they hang together.
struct PlaceReader {
    /// The statement, or what stands in the innermost open bracket.
    struct Region {
        var start: Int
        /// The token that opened the bracket.
        var bracket: Int?
        /// Whether it holds statements, each on its line.
        var isBlock: Bool
    }

    let source: Source
    /// Without the end, and without the word at the cursor.
    private(set) var tokens: [Token]
    private(set) var word = ""
    private(set) var wordStart: Int
    /// Where it begins, the quotes of a string included.
    private(set) var placeStart: Int
    private(set) var isInString = false
    private var open: [Lexer.Open]
    /// Closing brackets to the ones that opened them.
    private var opener: [Int: Int] = [:]

    init(_ text: String) {
        source = Source(name: "", text: text)
        var lexer = Lexer(source)
        lexer.run()
        tokens = Array(lexer.tokens.dropLast())
        wordStart = source.bytes.count
        placeStart = wordStart
        open = lexer.open
        for (index, token) in tokens.enumerated() { if let match = token.match { opener[match] = index } }
        let end = source.bytes.count
        guard let last = tokens.last, last.range.upperBound == end else { return }
        switch last.kind {
        case .stringEnd where last.range.isEmpty, .interpolationEnd where last.range.isEmpty:
            guard let start = tokens.lastIndex(where: { $0.kind == .stringStart }) else { return }
            isInString = true
            wordStart = tokens[start].range.upperBound
            placeStart = tokens[start].range.lowerBound
            word = source.string(wordStart..<end)
            tokens.removeSubrange(start...)
        case .name, .keyword: takeWord(last)
        case .words(let words) where words.count == 1 && source.string(last.range) == words[0]: takeWord(last)
        default: break
        }
    }

    private mutating func takeWord(_ token: Token) {
        word = source.string(token.range)
        wordStart = token.range.lowerBound
        placeStart = wordStart
        tokens.removeLast()
    }

    /// Whether no line or statement ends between the last token and the cursor.
    var isOnLastLine: Bool {
        let start = tokens.last?.range.upperBound ?? 0
        return !source.string(start..<max(start, placeStart)).contains { $0 == "\n" || $0 == ";" }
    }

    /// The place of a bracket that is still open, as if nothing had been written from there on.
    func cut(at bracket: Int) -> PlaceReader {
        var before = self
        before.wordStart = tokens[bracket].range.lowerBound
        before.placeStart = before.wordStart
        before.tokens.removeSubrange(bracket...)
        before.open.removeLast()
        return before
    }

    var region: Region {
        let bracket = open.last.map(\.token).flatMap { $0 < tokens.count ? $0 : nil }
        let isBlock = bracket.map { tokens[$0].isSymbol("{") && isBlockBrace($0) } ?? true
        let first = bracket.map { $0 + 1 } ?? 0
        guard isBlock else { return Region(start: first, bracket: bracket, isBlock: false) }
        var (start, index) = (first, first)
        while index < tokens.count {
            if index > first, tokens[index].newlineBefore, !tokens[index - 1].continuesLine { start = index }
            if tokens[index].isSymbol(";") { start = index + 1 }
            index = (tokens[index].match.flatMap { $0 < tokens.count ? $0 : nil } ?? index) + 1
        }
        if let last = tokens.last, tokens.count > first, !isOnLastLine, !last.continuesLine { start = tokens.count }
        return Region(start: start, bracket: bracket, isBlock: true)
    }

    /// A brace opens a record where a value is expected.
    private func isBlockBrace(_ index: Int) -> Bool {
        guard index > 0, case .symbol(let symbol) = tokens[index - 1].kind else { return true }
        return [")", "]", "}", "->", ";"].contains(symbol)
    }

    /// Names, members and literal indices that end at a token, and where they begin.
    func path(endingAt end: Int) -> (path: ValuePath, start: Int)? {
        var steps: [ValuePath.Step] = []
        var index = end
        while index >= 0 {
            switch tokens[index].kind {
            case .name(let name):
                guard index >= 2, tokens[index - 1].isSymbol(".") else {
                    return (ValuePath(name, steps.reversed()), index)
                }
                steps.append(.member(name))
                index -= 2
            case .symbol("]"):
                guard let start = opener[index], !tokens[start].spaceBefore, let step = step(start + 1..<index) else {
                    return nil
                }
                steps.append(step)
                index = start - 1
            default: return nil
            }
        }
        return nil
    }

    /// The type of the literal that ends at a token: a string, or a list that is no index.
    func literal(endingAt end: Int) -> String? {
        guard end >= 0 else { return nil }
        switch tokens[end].kind {
        case .stringEnd: return "string"
        case .symbol("]"):
            guard let start = opener[end] else { return nil }
            return isListStart(start) ? "list" : nil
        default: return nil
        }
    }

    /// Whether a bracket begins a list and no index.
    func isListStart(_ bracket: Int) -> Bool {
        bracket == 0 || tokens[bracket].spaceBefore || tokens[bracket - 1].opensList
    }

    /// A literal index.
    private func step(_ range: Range<Int>) -> ValuePath.Step? {
        let kinds = tokens[range].map(\.kind)
        switch kinds.count {
        case 1: if case .integer(let number) = kinds[0] { return .position(number) }
        case 2: if kinds[0] == .symbol("-"), case .integer(let number) = kinds[1] { return .position(-number) }
        case 3: if kinds[0] == .stringStart, case .stringText(let text) = kinds[1] { return .key(text) }
        default: break
        }
        return nil
    }
}

extension Token {
    /// Whether a bracket right behind it begins a list and no index.
    fileprivate var opensList: Bool {
        switch kind {
        case .symbol(let symbol): ![")", "]", "}"].contains(symbol)
        case .keyword, .interpolationStart: true
        default: false
        }
    }

    /// Whether the statement goes on behind it on the next line.
    fileprivate var continuesLine: Bool {
        switch kind {
        case .symbol(let symbol): ![")", "]", "}", ";"].contains(symbol)
        case .keyword(let word): ["and", "or", "not", "in"].contains(word)
        default: false
        }
    }
}

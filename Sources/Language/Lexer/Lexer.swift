/// Cuts a source into tokens. Mistakes are collected and lexing goes on, so that several are reported at once.
struct Lexer {
    static let keywords: Set<String> = [
        "and", "or", "not", "true", "false", "none", "if", "else", "for", "in", "while", "break", "continue", "return",
        "def", "try", "catch",
    ]
    /// Statements that take the rest of their line as words.
    static let wordStatements: Set<String> = ["help", "who", "cd", "ls", "pwd", "history", "edit", "clear"]
    /// Brackets inside brackets; far more than anyone reads, far less than a stack holds.
    static let maximumNesting = 200

    static let neverClosed = "is never closed"

    /// An open bracket, or an open interpolation.
    struct Open {
        let symbol: UInt8
        let token: Int
    }

    /// A string whose end has not been seen.
    struct OpenString {
        let isMultiline: Bool
        let start: Int
        var texts: [Int] = []
    }

    let source: Source
    let bytes: [UInt8]
    var offset = 0
    var tokens: [Token] = []
    var errors: [ScriptError] = []
    var open: [Open] = []
    var strings: [OpenString] = []
    /// `#>` comments: where they stand, and the text after the mark and one blank.
    var recorded: [(offset: Int, text: String)] = []
    /// The source ends inside `"""`.
    var endsInString = false
    private var sawSpace = false
    private var sawNewline = true

    /// Whether `ls` at the start of a statement takes words, and is not a name like any other.
    private let readsWords: Bool

    init(_ source: Source) {
        self.source = source
        bytes = source.bytes
        readsWords = true
    }

    /// Of a word statement alone, read as an expression.
    init(_ source: Source, from range: Range<Int>) {
        self.source = source
        bytes = Array(source.bytes[..<range.upperBound])
        offset = range.lowerBound
        readsWords = false
    }

    /// All tokens, `.end` last.
    mutating func run() {
        if bytes.starts(with: [UInt8(ascii: "#"), UInt8(ascii: "!")]) { skipLine() }
        while true {
            skipBlanks()
            guard offset < bytes.count else { break }
            guard open.count <= Self.maximumNesting else {
                errors = [error("brackets are nested more than \(Self.maximumNesting) deep", (offset - 1)..<offset)]
                tokens = []
                open = []
                break
            }
            lexToken()
        }
        if let last = open.last, errors.isEmpty {
            let opener = tokens[last.token]
            errors.append(error("this `\(source.string(opener.range))` \(Self.neverClosed)", opener.range))
        }
        add(.end, bytes.count..<bytes.count)
    }

    private mutating func skipBlanks() {
        sawSpace = false
        sawNewline = tokens.isEmpty
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
            case UInt8(ascii: "\n"): sawNewline = true
            case UInt8(ascii: "#"):
                let start = offset
                skipLine()
                if start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: ">") { record(start) }
                offset -= 1
            default: return
            }
            offset += 1
            sawSpace = true
        }
    }

    private mutating func record(_ start: Int) {
        let from = start + 2
        let blank = from < offset && bytes[from] == UInt8(ascii: " ") ? 1 : 0
        var text = source.string((from + blank)..<max(from + blank, offset))
        if text.hasSuffix("\r") { text.removeLast() }
        recorded.append((start, text))
    }

    private mutating func skipLine() {
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
    }

    mutating func add(_ kind: Token.Kind, _ range: Range<Int>) {
        tokens.append(Token(kind: kind, range: range, spaceBefore: sawSpace, newlineBefore: sawNewline))
        sawSpace = false
        sawNewline = false
    }

    func error(_ message: String, _ range: Range<Int>, notes: [String] = []) -> ScriptError {
        ScriptError("syntax", message, notes: notes, span: Span(source, range))
    }

    func byte(_ ahead: Int = 0) -> UInt8 { offset + ahead < bytes.count ? bytes[offset + ahead] : 0 }

    private mutating func lexToken() {
        let first = byte()
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): lexNumber()
        case UInt8(ascii: "\""): lexString()
        case UInt8(ascii: "'"): lexSingleQuoted()
        case UInt8(ascii: "`"): lexBackticked()
        case UInt8(ascii: "?") where readsWords && isAtStatementStart: lexWords(head: 1)
        default:
            if isAtForeignSign {
                if let sign = foreignSign { lexForeign(sign) } else { lexLookalike() }
            } else if Self.isNameByte(first) {
                lexName()
            } else {
                lexSymbol()
            }
        }
    }

    private var isAtStatementStart: Bool {
        guard let last = tokens.last else { return true }
        if last.isSymbol(";") || last.isSymbol("{") { return true }
        guard sawNewline else { return false }
        return open.last.map { $0.symbol == UInt8(ascii: "{") } ?? true
    }

    // MARK: names

    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
        default: byte >= 0x80
        }
    }

    /// Whether a text could be written as a name.
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, isNameByte(first) else { return false }
        return text.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
    }

    private mutating func lexName() {
        let start = offset
        while offset < bytes.count {
            let next = bytes[offset]
            guard Self.isNameByte(next) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next), !isAtForeignSign
            else { break }
            offset += 1
        }
        let text = source.string(start..<offset)
        guard Self.isName(text) else {
            let odd = text.unicodeScalars.first { $0 != "_" && !$0.properties.isXIDContinue }
            errors.append(error("`\(odd.map(String.init) ?? text)` cannot stand in a name", start..<offset))
            add(.name(text), start..<offset)
            return
        }
        if Self.keywords.contains(text) {
            add(.keyword(text), start..<offset)
        } else if text == "elif" {
            let hasCondition = byte() == UInt8(ascii: " ") || byte() == UInt8(ascii: "(")
            guard hasCondition else { return add(.name(text), start..<offset) }
            errors.append(error("`elif` is written `else if` in Reel", start..<offset))
            add(.keyword("else"), start..<offset)
            add(.keyword("if"), start..<offset)
        } else if readsWords, Self.wordStatements.contains(text), isAtStatementStart, takesWords {
            offset = start
            lexWords(head: text.utf8.count)
        } else {
            add(.name(text), start..<offset)
        }
    }

    /// Whether what follows a word such as `ls` is words, not an assignment to it, a call or a lambda.
    private var takesWords: Bool {
        guard offset < bytes.count else { return true }
        guard
            [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: ";")]
                .contains(byte())
        else { return false }
        var next = offset
        while next < bytes.count, bytes[next] == UInt8(ascii: " ") { next += 1 }
        // A sign alone on the line is a word: `help |>`.
        let line = bytes[next...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        if ["=", "|>", "->"].contains(where: { line.elementsEqual($0.utf8) }) { return true }
        let rest = bytes[next..<min(next + 2, bytes.count)]
        if rest.first == UInt8(ascii: "=") { return false }
        return !["|>", "->", "+=", "-=", "*="].contains { rest.elementsEqual($0.utf8) }
    }

    // MARK: words

    /// `help NAME`, `?NAME`, `cd PATH`, `ls PATTERN`: words up to the end of the line, a `;`, or a comment.
    private mutating func lexWords(head: Int) {
        let start = offset
        var words = [source.string(start..<(start + head))]
        if words[0] == "?" { words[0] = "help" }
        offset += head
        var word: [UInt8] = []
        var isQuoted = false
        var hasWord = false
        while offset < bytes.count, byte() != UInt8(ascii: "\n") {
            let next = byte()
            let isBlank = next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") || next == UInt8(ascii: "\r")
            if next == UInt8(ascii: "\"") {
                isQuoted.toggle()
                hasWord = true
            } else if isQuoted {
                word.append(next)
            } else if next == UInt8(ascii: ";") || (next == UInt8(ascii: "#") && !hasWord)
                || (next == UInt8(ascii: "}") && open.last?.symbol == UInt8(ascii: "{"))
            {
                break
            } else if isBlank {
                if hasWord { words.append(String(decoding: word, as: UTF8.self)) }
                word = []
                hasWord = false
            } else {
                word.append(next)
                hasWord = true
            }
            offset += 1
        }
        if hasWord { words.append(String(decoding: word, as: UTF8.self)) }
        var end = offset
        while end > start, [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")].contains(bytes[end - 1]) {
            end -= 1
        }
        if isQuoted { errors.append(error("a quote is opened here and not closed", start..<end)) }
        add(.words(words), start..<end)
    }
}

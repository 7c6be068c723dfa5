/// A piece of a source: what it is, where it stands, and what stands before it, which decides on commands and line ends.
struct Token {
    enum Kind: Equatable {
        case name(String)
        case keyword(String)
        case symbol(String)
        case integer(Int)
        case float(Double)
        /// One more than the largest integer: nothing by itself, the smallest integer behind a minus sign.
        case magnitudeOfLeast
        /// A string is its start, texts and interpolations in turn, its end.
        case stringStart
        case stringText(String)
        case stringEnd
        case interpolationStart
        case interpolationEnd
        /// A word statement: its head and its words.
        case words([String])
        case end
    }

    var kind: Kind
    let range: Range<Int>
    let spaceBefore: Bool
    let newlineBefore: Bool
    /// For a bracket that opens: the position of the token that closes it.
    var match: Int?

    func isSymbol(_ text: String) -> Bool {
        if case .symbol(let symbol) = kind { return symbol == text }
        return false
    }

    func isKeyword(_ text: String) -> Bool {
        if case .keyword(let keyword) = kind { return keyword == text }
        return false
    }

    /// Whether a value can end with it.
    var isValueEnd: Bool {
        if case .name = kind { return true }
        return isSymbol(")") || isSymbol("]")
    }

    /// As a message names it.
    var description: String {
        switch kind {
        case .name(let name): "`\(name)`"
        case .keyword(let word): "`\(word)`"
        case .symbol(let symbol): "`\(symbol)`"
        case .integer, .float, .magnitudeOfLeast: "a number"
        case .stringStart, .stringText, .stringEnd: "a string"
        case .interpolationStart, .interpolationEnd: "the end of the interpolation"
        case .words(let words): "`\(words[0])`"
        case .end: "the end"
        }
    }
}

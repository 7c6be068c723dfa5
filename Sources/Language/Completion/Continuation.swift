/// How an entry that is not complete goes on at the prompt.
public enum Continuation {
    /// Columns of one level.
    public static let step = 4

    /// Columns that the next line is indented by; nil where no further line is needed.
    public static func indentation(after text: String) -> Int? {
        guard Parser.isIncomplete(text) else { return nil }
        let source = Source(name: "", text: text)
        var lexer = Lexer(source)
        lexer.run()
        if lexer.endsInString { return 0 }
        // Brackets that were opened on one line are one level.
        let lines = Set(lexer.open.map { source.lineIndex(at: lexer.tokens[$0.token].range.lowerBound) })
        return max(lines.count, 1) * step
    }

    /// The text with one more line, which was read on a line that held `indentation` blanks already. Who types the
    /// indentation as well does not get it twice.
    public static func joined(_ text: String, _ line: String, indentation: Int) -> String {
        let blanks = line.prefix { $0 == " " || $0 == "\t" }.count
        if indentation > 0 {
            if blanks == line.count { return text + "\n" }
            if blanks >= 2 * indentation { return text + "\n" + line.dropFirst(indentation) }
        }
        return text + "\n" + line
    }
}

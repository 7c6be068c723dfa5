import Foundation
import Foundations

/// What was run in a session and what it showed: the script that `save session` writes.
struct Journal {
    struct Entry: Equatable {
        var text: String
        var recorded: [String]
        /// A comment in place of what no script can repeat.
        var isGap = false
    }

    private(set) var entries: [Entry] = []
    /// What the statement now running has shown so far.
    private(set) var shown = ShownLines()
    var pending: [String] { shown.lines }
    /// Whether something that stays was changed in place, by the whole block and by its last statement.
    private(set) var hasChanged = false
    private(set) var hasStatementChanged = false
    /// What of the last statement was done, as statements; nil where some of it has no statement that does the same again.
    private(set) var completed: [String]? = []
    /// Set by `save session`, whose statement leaves itself out.
    var isLeftOut = false
    /// Set by what speaks of the prompt, whose statement is left out if it did nothing else.
    var isOfPrompt = false

    mutating func begin() {
        shown = ShownLines()
        hasChanged = false
        beginStatement()
        isLeftOut = false
        isOfPrompt = false
    }

    mutating func beginStatement() {
        completed = []
        hasStatementChanged = false
    }

    /// Records shown text, line by line, as a terminal shows it.
    mutating func record(_ text: String) {
        // A search in a long text is slow, and what is shown seldom has a carriage return.
        let hasReturns = text.utf8.contains(UInt8(ascii: "\r"))
        let plain = TerminalText.block(hasReturns ? text.replacing("\r\n", with: "\n") : text)
        let lines = plain.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        shown.append(lines.map { Self.withoutTrailingSpace(String(Substring($0))) })
    }

    /// Records the digest of what was shown, bound or written.
    mutating func record(digest line: String) { shown.append(digest: line) }

    mutating func noteChange(completed statement: String?) {
        hasChanged = true
        hasStatementChanged = true
        if let statement { completed?.append(statement) } else { completed = nil }
    }

    mutating func append(_ text: String, _ recorded: [String], isGap: Bool = false) {
        guard !isLeftOut else { return }
        entries.append(Entry(text: text, recorded: recorded, isGap: isGap))
    }

    /// Editors and git take away spaces at the ends of lines, so they are never recorded.
    static func withoutTrailingSpace(_ line: String) -> String {
        var end = line.unicodeScalars.endIndex
        let scalars = line.unicodeScalars
        while end > scalars.startIndex {
            let before = scalars.index(before: end)
            guard scalars[before] == " " || scalars[before] == "\t" else { break }
            end = before
        }
        return String(scalars[..<end])
    }
}

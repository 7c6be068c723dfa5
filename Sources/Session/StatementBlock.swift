import Language

/// The statements that share lines of a source, with what the source records below them: the unit that is journalled,
/// saved and compared.
struct StatementBlock {
    var statements: [Statement]
    /// The lines, comments above included, without recorded results and without the head.
    var text: String
    /// What stands below as `#>` lines, without the mark.
    var recorded: [String]
    /// The line of the first statement, from 1.
    var line: Int
    /// The first line of the first statement, for a list of statements.
    var title: String

    static let mark = "#>"

    /// The lines, cut off behind some of the statements.
    func text(ofFirst count: Int) -> String {
        guard count < statements.count else { return text }
        return statements.prefix(count).map { Journal.withoutTrailingSpace($0.text) + ($0.isSilent ? ";" : "") }
            .joined(separator: " ")
    }
}

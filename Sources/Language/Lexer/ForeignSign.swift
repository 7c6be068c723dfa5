/// Signs that other languages and word processors write, and what stands for them here.
struct ForeignSign {
    let text: [UInt8]
    let kind: Token.Kind
    private let written: String

    private init(_ text: String, _ written: String, _ kind: (String) -> Token.Kind = { .symbol($0) }) {
        self.text = Array(text.utf8)
        self.written = written
        self.kind = kind(written)
    }

    var advice: String { "`\(String(decoding: text, as: UTF8.self))` is written `\(written)` in Reel" }

    /// Longer ones before those that they begin with.
    static let all: [ForeignSign] = [
        .init("===", "=="), .init("!==", "!="), .init("~=", "!="), .init("<>", "!="), .init(":=", "="),
        .init("**", "^"), .init("=>", "->"), .init("&&", "and") { .keyword($0) }, .init("||", "or") { .keyword($0) },
        .init("!", "not") { .keyword($0) }, .init("×", "*"), .init("·", "*"), .init("÷", "/"), .init("−", "-"),
        .init("–", "-"), .init("≤", "<="), .init("≥", ">="), .init("≠", "!="), .init("→", "->"), .init("…", "..."),
    ]

    /// Opening and closing quotes that word processors make, and blanks that look like others.
    static let quotes = ["“", "”", "„", "‘", "’"].map { Array($0.utf8) }
    static let blanks = ["\u{a0}", "\u{202f}", "\u{200b}", "\u{feff}"].map { Array($0.utf8) }
    static let lookalikes = quotes + blanks

    /// Notes on signs for which nothing stands here.
    static let notes: [UInt8: String] = [
        UInt8(ascii: "?"):
            "a value is chosen with if condition { a } else { b }; ?name at the start of a line asks for help",
        UInt8(ascii: "$"): "a name has no sign before it; a value goes into a string as \\(name)",
        UInt8(ascii: "~"): "`not` turns true and false around",
        UInt8(ascii: "\\"): "a line that goes on ends in its operator, or stands in parentheses",
    ]
}

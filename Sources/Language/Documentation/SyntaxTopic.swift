/// What `help` says of a word or sign of the language itself.
public struct SyntaxTopic: Sendable {
    /// The word or sign: "def", "|>".
    public let name: String
    /// How it is written: "def name(a, b: 1, rest...) { … }".
    public let form: String
    /// One sentence.
    public let summary: String
    /// A script that runs.
    public let example: String
    /// Other words that a search finds it by.
    public let keywords: [String]

    init(_ name: String, _ form: String, _ summary: String, example: String, keywords: [String] = []) {
        self.name = name
        self.form = form
        self.summary = summary
        self.example = example
        self.keywords = keywords
    }
}

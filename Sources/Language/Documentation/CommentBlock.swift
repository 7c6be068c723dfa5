/// The comment lines that end right above a place in a source, taken apart into text and examples.
struct CommentBlock {
    private(set) var text = ""
    private(set) var examples: [String] = []
    /// What lines such as "share: number - how much of the first" say of parameters.
    private(set) var stated: [String: (type: String, summary: String)] = [:]
    private let parameters: Set<String>

    /// `parameters` are the names that a line may speak of.
    init(above span: Span, parameters: [String] = []) {
        self.parameters = Set(parameters)
        let source = span.source
        var index = source.lineIndex(at: span.range.lowerBound)
        var lines: [Substring] = []
        while index > 0 {
            index -= 1
            let line = source.string(source.lineRange(index)).drop { $0 == " " || $0 == "\t" }
            // Recorded results belong to what stands above them, and the first line may be for the shell.
            guard line.hasPrefix("#"), !line.hasPrefix("#>"), !line.hasPrefix("#!") else { break }
            lines.append(line.dropFirst())
        }
        read(lines.reversed())
    }

    private mutating func read(_ lines: [Substring]) {
        var example: [Substring] = []
        var isParagraphOpen = false
        for line in lines {
            let depth = line.prefix { $0 == " " }.count
            let words = StringFunctions.trimmed(String(line))
            if depth >= 4, !words.isEmpty {
                example.append(line)
                continue
            }
            close(&example)
            if takes(words) {
                isParagraphOpen = false
                continue
            }
            if !words.isEmpty { text += (isParagraphOpen ? " " : text.isEmpty ? "" : "\n") + words }
            isParagraphOpen = !words.isEmpty
        }
        close(&example)
    }

    /// Whether a line states a parameter: "name: type - what it is".
    private mutating func takes(_ line: String) -> Bool {
        guard let colon = line.firstIndex(of: ":"), parameters.contains(String(line[..<colon])) else { return false }
        let rest = Array(line[line.index(after: colon)...])
        guard let dash = rest.indices.dropLast(2).first(where: { rest[$0..<$0 + 3] == [" ", "-", " "] }) else {
            return false
        }
        stated[String(line[..<colon])] = (
            StringFunctions.trimmed(String(rest[..<dash])), StringFunctions.trimmed(String(rest[(dash + 3)...]))
        )
        return true
    }

    private mutating func close(_ example: inout [Substring]) {
        let indentation = example.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        if !example.isEmpty { examples.append(example.map { $0.dropFirst(indentation) }.joined(separator: "\n")) }
        example = []
    }
}

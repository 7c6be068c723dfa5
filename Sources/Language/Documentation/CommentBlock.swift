/// The comment lines that end right above a place in a source, taken apart into text and examples.
struct CommentBlock {
    private(set) var text = ""
    private(set) var examples: [String] = []

    init(above span: Span) {
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
            if !words.isEmpty { text += (isParagraphOpen ? " " : text.isEmpty ? "" : "\n") + words }
            isParagraphOpen = !words.isEmpty
        }
        close(&example)
    }

    private mutating func close(_ example: inout [Substring]) {
        let indentation = example.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        if !example.isEmpty { examples.append(example.map { $0.dropFirst(indentation) }.joined(separator: "\n")) }
        example = []
    }
}

/// What the prompt showed, copied from a page or a screen and given to it again.
enum Transcript {
    /// The text without prompts. Where lines begin with `reel>` only those are taken, and the lines behind `  ...` that
    /// continue them: what lies between is what they showed. Any other text is left as it is.
    static func statements(_ text: String) -> String {
        guard text.contains(Self.first) else { return text }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let example = lines.first(where: { behind($0.drop(while: isSpace), first) != nil }) else { return text }
        // A transcript may stand indented, as in a list.
        let margin = example.prefix(while: isSpace)
        var taken: [Substring] = []
        var isContinued = false
        for line in lines {
            let line = line.hasPrefix(margin) ? line.dropFirst(margin.count) : line
            if let statement = behind(line, first) {
                taken.append(statement)
                isContinued = true
            } else if isContinued, let more = behind(line, further) {
                taken.append(more)
            } else {
                isContinued = false
            }
        }
        return taken.joined(separator: "\n")
    }

    static let first = "reel>"
    static let further = "  ..."

    private static func isSpace(_ character: Character) -> Bool { character == " " || character == "\t" }

    /// What stands behind a prompt and its space; nil where the line does not begin with it.
    private static func behind(_ line: Substring, _ prompt: String) -> Substring? {
        guard line.hasPrefix(prompt) else { return nil }
        let rest = line.dropFirst(prompt.count)
        if rest.isEmpty { return rest }
        return rest.first == " " ? rest.dropFirst() : nil
    }
}

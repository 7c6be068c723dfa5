import Language

/// A source cut into blocks, with what stands before, between and after them.
struct ReelDocument {
    /// The lines of the head, which `ReelHead` reads.
    var headLines: [String]
    var blocks: [StatementBlock]
    /// Comments and empty lines after the last block.
    var trailing: String
    /// Recorded lines above the first statement, which are the result of none.
    var strayLines: [String]

    /// Whether any results were recorded, so that there is something to compare.
    var isRecorded: Bool {
        !headLines.isEmpty || !strayLines.isEmpty || blocks.contains { !$0.recorded.isEmpty }
    }

    init(_ program: Program, _ source: Source) {
        blocks = []
        headLines = []
        var position = 0
        for statements in Self.byLine(program.statements, source) {
            guard let first = statements.first, let last = statements.last else { continue }
            let start = first.span.range.lowerBound
            let line = Self.endOfLine(Self.trimmedEnd(last.span, source), source)
            let above = Self.sorted(source.string(position..<start), isAfterBlock: !blocks.isEmpty)
            headLines += above.head
            let statement = source.string(start..<line.text)
            blocks.append(
                StatementBlock(
                    statements: statements, text: above.kept + statement, recorded: statements.flatMap(\.recordedLines),
                    line: source.line(at: start), title: statement.firstLine))
            position = line.next
        }
        let rest = Self.sorted(source.string(position..<source.bytes.count), isAfterBlock: !blocks.isEmpty)
        headLines += rest.head
        trailing = rest.kept
        strayLines = program.leadingRecordedLines
    }

    /// A reel's text: a head, then blocks with other results below them.
    static func render(head: ReelHead?, _ entries: [(text: String, recorded: [String])], trailing: String = "")
        -> String
    {
        var lines: [String] = []
        if let head {
            lines += head.lines
            if entries.first?.text.hasPrefix("\n") != true { lines.append("") }
        }
        for entry in entries {
            lines.append(entry.text)
            lines += entry.recorded.map { $0.isEmpty ? StatementBlock.mark : "\(StatementBlock.mark) \($0)" }
        }
        let text = lines.joined(separator: "\n") + "\n"
        return trailing.isEmpty ? text : text + trailing
    }

    /// Statements that begin on the line on which the one before ends belong together.
    private static func byLine(_ statements: [Statement], _ source: Source) -> [[Statement]] {
        var groups: [[Statement]] = []
        var lastLine = -1
        for statement in statements {
            let line = source.line(at: statement.span.range.lowerBound)
            if line == lastLine, !groups.isEmpty {
                groups[groups.count - 1].append(statement)
            } else {
                groups.append([statement])
            }
            lastLine = source.line(at: max(trimmedEnd(statement.span, source) - 1, 0))
        }
        return groups
    }

    /// Where a statement's text ends, whatever white space its span takes in.
    private static func trimmedEnd(_ span: Span, _ source: Source) -> Int {
        var end = min(span.range.upperBound, source.bytes.count)
        while end > span.range.lowerBound, [0x20, 0x09, 0x0a, 0x0d].contains(source.bytes[end - 1]) { end -= 1 }
        return end
    }

    /// Where the text of a line ends, and where the next line begins.
    private static func endOfLine(_ offset: Int, _ source: Source) -> (text: Int, next: Int) {
        guard let end = source.bytes[offset...].firstIndex(of: 0x0a) else {
            return (source.bytes.count, source.bytes.count)
        }
        return (end > offset && source.bytes[end - 1] == 0x0d ? end - 1 : end, end + 1)
    }

    /// What stands between two blocks without the recorded results (the parser has these): the lines of the head, and
    /// the author's own, which end in a line break or in the indentation of the statement that follows.
    private static func sorted(_ text: String, isAfterBlock: Bool) -> (kept: String, head: [String]) {
        var kept: [Substring] = []
        var head: [String] = []
        var isBelowHead = false
        for line in text.lines {
            let bare = line.drop { $0 == " " || $0 == "\t" }
            if bare.hasPrefix(StatementBlock.mark) { continue }
            if !isAfterBlock, bare.hasPrefix(ReelHead.mark) {
                head.append(String(bare))
                isBelowHead = true
            } else if isBelowHead, bare.isEmpty {
                isBelowHead = false  // the empty line that parts head and script comes and goes with the head
            } else {
                kept.append(line)
            }
        }
        return (kept.joined(separator: "\n"), head)
    }
}

extension String {
    /// Lines as a file has them; a carriage return before a line break belongs to the break.
    var lines: [Substring] {
        unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            Substring(line.last == "\r" ? line.dropLast() : line)
        }
    }

    var firstLine: String { lines.first.map(String.init) ?? "" }
}

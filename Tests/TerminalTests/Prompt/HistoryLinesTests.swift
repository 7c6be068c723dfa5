import Testing

@testable import Terminal

extension HistoryLines {
    init(_ entries: [String]) {
        self.init()
        for entry in entries { append(entry) }
    }
}

@Suite struct HistoryLinesTests {
    private let entries = ["x = 1", "def f() {\n    n\n}", "a\\n", "漢字 🧠"]

    @Test func linesOfAFileAreEntriesAsAppendedOnesAre() {
        let file = entries.map(HistoryFile.escaped).joined(separator: "\n")
        for ending in ["", "\n", "\n\n"] { #expect(HistoryLines(Array((file + ending).utf8)).all == entries) }
        #expect(HistoryLines(entries).all == entries)
        var lines = HistoryLines(Array((file + "\n").utf8))
        lines.append("next\none")
        #expect(lines.all == entries + ["next\none"])
    }

    @Test func textIsHeldWhereverItStands() {
        let lines = HistoryLines(entries)
        func holding(_ text: String) -> [Int] {
            (0..<lines.count).filter { lines.holds($0, Array(HistoryFile.escaped(text).utf8)) }
        }
        #expect(holding("= 1") == [0])
        #expect(holding("字 🧠") == [3])
        #expect(holding("{\n    n\n}") == [1])
        #expect(holding("") == [0, 1, 2, 3])
        #expect(holding("x = 1 and more") == [])
    }

    /// A line break is written as \\n; neither of the two is a character of the entry.
    @Test func theSignOfALineBreakIsNoText() {
        let lines = HistoryLines(["1\n2"])
        #expect(!lines.holds(0, Array("n".utf8)))
        #expect(!lines.holds(0, Array("n2".utf8)))
        #expect(!lines.begins(0, with: Array(HistoryFile.escaped("1\\").utf8)))
    }
}

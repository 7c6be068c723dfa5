import Testing

@testable import Session

@Suite struct JournalTests {
    @Test func textIsRecordedLineByLine() {
        var journal = Journal()
        journal.record("a\nb\r\nc")
        #expect(journal.pending == ["a", "b", "c"])
    }

    @Test func whatATerminalWouldObeyIsRecordedAsItIsShown() {
        var journal = Journal()
        journal.record("a\u{1B}[2J\rb\u{202E}")
        #expect(journal.pending == ["a\\u{1b}[2J\\rb\\u{202e}"])
    }

    @Test func spacesAtLineEndsAreNotRecorded() {
        var journal = Journal()
        journal.record("a  \n\t\nb")
        #expect(journal.pending == ["a", "", "b"])
    }

    @Test func aSessionWithAGapIsSavedWithAWarning() throws {
        let (folder, output) = (try TemporaryFolder(), RecordingOutput())
        let evaluator = Evaluator(output: output)
        evaluator.journal.append("# interrupted, and not to be replayed:\n#   x = slow()", [], isGap: true)
        try evaluator.saveSession("\(folder.path)/s.reel", replacing: false)
        #expect(output.diagnostics.first?.contains("s.reel will not replay to its end") == true)
        #expect(output.diagnostics.first?.contains("x = slow()") == true)
    }

    @Test func eachStatementBeginsAnew() {
        var journal = Journal()
        journal.record("a")
        journal.noteChange(completed: nil)
        journal.begin()
        #expect(journal.pending.isEmpty)
        #expect(!journal.hasChanged)
    }

    @Test func saveSessionLeavesItselfOut() {
        var journal = Journal()
        journal.begin()
        journal.isLeftOut = true
        journal.append("save session \"x.reel\"", [])
        #expect(journal.entries.isEmpty)
    }

    @Test func aChangeWithoutAStatementCannotBeRepeated() {
        var journal = Journal()
        journal.begin()
        journal.noteChange(completed: "train(t, steps: 3)")
        #expect(journal.completed == ["train(t, steps: 3)"])
        journal.noteChange(completed: nil)
        #expect(journal.completed == nil)
    }
}

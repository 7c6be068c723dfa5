import Foundation
import Testing

@testable import Terminal

/// The real prompt in a real terminal.
@Suite(.serialized) struct PromptTests {
    @Test func anExpressionShowsItsValue() throws {
        let session = try TerminalSession()
        try session.type("x = 20")
        try session.type("x * 2 + 2")
        #expect(try session.wait(for: "42").contains("reel> x * 2 + 2\n42\n"))
    }

    @Test func controlDLeavesWithStatusZero() throws {
        let session = try TerminalSession()
        try session.keys("C-d")
        try session.wait(for: "status 0")
    }

    @Test func anErrorHasACaretAndTheSessionGoesOn() throws {
        let session = try TerminalSession()
        try session.type("x = 41")
        try session.type("x = y + 1")
        #expect(try session.wait(for: "^").contains("prompt 2:1:5"))
        try session.type("x + 1")
        try session.wait(for: "\n42")
    }

    @Test func openBracketsContinueOnTheNextLine() throws {
        let session = try TerminalSession()
        try session.type("def twice(x) {")
        try session.wait(for: "  ...")
        try session.type("x * 2")
        try session.type("}")
        try session.type("twice(21)")
        try session.wait(for: "\n42")
    }

    @Test func controlCClearsTheLine() throws {
        let session = try TerminalSession()
        try session.keys(literally: "nonsense that is never run")
        try session.keys("C-c")
        try session.wait(for: "^C")
        try session.type("6 * 7")
        #expect(try !session.wait(for: "\n42").contains("error"))
    }

    @Test func controlCClearsAnEntryOfSeveralLines() throws {
        let session = try TerminalSession()
        try session.type("x = [1,")
        try session.wait(for: "  ...")
        try session.keys("C-c")
        try session.wait(for: "reel>", times: 2)
        try session.type("6 * 7")
        #expect(try !session.wait(for: "\n42").contains("error"))
    }

    @Test func controlCStopsALoopAndKeepsTheVariables() throws {
        let session = try TerminalSession()
        try session.type("n = 42")
        try session.type("while true { }")
        usleep(300_000)
        let start = ContinuousClock.now
        try session.keys("C-c")
        try session.wait(for: "interrupted")
        #expect(ContinuousClock.now - start < .seconds(3))
        try session.type("n")
        try session.wait(for: "\n42")
    }

    @Test func controlCStopsATrainingWhichThenGoesOnAndReplays() throws {
        let session = try TerminalSession()
        for line in [
            "h = hierarchy({body: {liver: 1, spleen: 2}})",
            "d = dataset(phantom(\"abdomen\", regions: h, count: 4, size: [32, 32]), regions: h)",
            "t = trainer(unet(dims: 2, levels: 2, features: 4, condition: h), d, loss: dice, optimizer: adam())",
        ] { try session.type(line) }
        try session.type("train t steps: 100000")
        try session.wait(for: "/100000")
        try session.keys("C-c")
        try session.wait(for: "interrupted")
        try session.type("train t steps: 2")
        try session.wait(for: "2 steps, ")
        try session.type("save session \"stopped.reel\"")
        try session.wait(for: "saved 5 statements")
        let replay = try ReelProcess.run(["replay", "\(session.home)/stopped.reel"])
        #expect(replay.status == 0, "\(replay.output)")
    }

    @Test func tabCompletesAName() throws {
        let session = try TerminalSession()
        try session.type("wonderful_name = 42")
        try session.wait(for: "reel>", times: 2)
        try session.keys(literally: "wonderf")
        try session.keys("Tab")
        try session.wait(for: "reel> wonderful_name", times: 2)
        try session.keys("Enter")
        try session.wait(for: "\n42")
    }

    @Test func tabListsWhatIsPossible() throws {
        let session = try TerminalSession()
        try session.type("aa_one = 1; aa_two = 2")
        try session.wait(for: "reel>", times: 2)
        try session.keys(literally: "aa_")
        try session.keys("Tab")
        try session.wait(for: "aa_one  aa_two")
        try session.keys(literally: "two + 40")
        try session.keys("Enter")
        try session.wait(for: "\n42")
    }

    @Test func historyOutlivesTheSession() throws {
        let first = try TerminalSession()
        try first.type("6 * 7")
        try first.wait(for: "\n42")
        let second = try TerminalSession(home: first.home)
        try second.keys("Up")
        try second.wait(for: "reel> 6 * 7")
        try second.keys("Enter")
        try second.wait(for: "\n42")
    }

    @Test func controlRSearchesTheHistory() throws {
        let session = try TerminalSession()
        try session.type("alpha = 42")
        try session.type("beta = 1")
        try session.wait(for: "reel>", times: 3)
        try session.keys("C-r")
        try session.keys(literally: "alp")
        try session.wait(for: "bck:alp")
        try session.keys("Enter")
        try session.wait(for: "reel>", times: 4)
        try session.type("alpha")
        try session.wait(for: "\n42")
    }

    @Test func anEntryOfManyLinesComesBackWhole() throws {
        let session = try TerminalSession()
        try session.type("f = x -> (x +")
        try session.type("2)")
        try session.wait(for: "reel>", times: 2)
        try session.keys("Up", "Enter")
        try session.type("f(40)")
        #expect(try !session.wait(for: "\n42").contains("error"))
    }

    @Test func aPastedBlockRunsAsOneEntry() throws {
        let session = try TerminalSession()
        try session.paste("def f(x) {\n\n\ty = x + 1\n    y * 2\n}\nf(20)\n")
        try session.wait(for: "f(20)")
        try session.keys("Enter")
        let screen = try session.wait(for: "\n42")
        #expect(!screen.contains("..."))
        #expect(!screen.contains("error"))
    }

    @Test func aPipeAtTheBeginningContinuesTheLastValue() throws {
        let session = try TerminalSession()
        try session.type("[40, 2]")
        try session.type("|> reversed")
        try session.wait(for: "\n[2, 40]")
    }

    @Test func wideCharactersAreTyped() throws {
        let session = try TerminalSession()
        try session.type("größe = \"漢字 🧠\"")
        try session.type("größe")
        try session.wait(for: "\n\"漢字 🧠\"")
    }

    @Test func withoutColourNoEscapeBytesAreSent() throws {
        let session = try TerminalSession(["--no-color"])
        try session.type("1 / 0")
        let screen = try session.wait(for: "^")
        #expect(!screen.contains("[1"))
    }
}

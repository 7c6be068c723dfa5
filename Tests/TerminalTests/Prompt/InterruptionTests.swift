import Foundation
import Testing

@testable import Terminal

/// Ctrl-C at the prompt and while something runs.
@Suite(.serialized) struct InterruptionTests {
    @Test func controlCClearsTheLine() throws {
        try TerminalSession.run { session in
            try session.keys(literally: "nonsense that is never run")
            try session.keys("C-c")
            try session.wait(for: "^C")
            try session.type("6 * 7")
            #expect(try !session.wait(for: "\n42").contains("error"))
        }
    }

    @Test func controlCClearsAnEntryOfSeveralLines() throws {
        try TerminalSession.run { session in
            try session.type("x = [1,")
            try session.wait(for: "  ...")
            try session.keys("C-c")
            try session.wait(for: "reel>", times: 2)
            try session.type("6 * 7")
            #expect(try !session.wait(for: "\n42").contains("error"))
        }
    }

    @Test func controlCStopsALoopAndKeepsTheVariables() throws {
        try TerminalSession.run { session in
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
    }

    @Test func controlCStopsATrainingWhichThenGoesOnAndReplays() throws {
        try TerminalSession.run { session in
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
    }

    @Test func controlCStopsOneOperationOnAHugeTensor() throws {
        try TerminalSession.run { session in
            try session.type("x = zeros([100000000])")
            try session.wait(for: "reel>", times: 2)
            try session.type("while true { sum(x) }")
            usleep(300_000)
            let start = ContinuousClock.now
            try session.keys("C-c")
            try session.wait(for: "interrupted")
            #expect(ContinuousClock.now - start < .seconds(2))
            try session.type("x.shape[0]")
            try session.wait(for: "\n100000000")
        }
    }

    @Test func anInterruptedStepGivesItsRandomNumbersBack() throws {
        let drawn = try ReelProcess.run(["-c", "seed 7; uniform([2])"]).output.split(separator: "\n").last
        try TerminalSession.run { session in
            try session.type("seed 7")
            try session.type("(() -> { uniform([3]); while true { } })()")
            usleep(300_000)
            try session.keys("C-c")
            try session.wait(for: "interrupted")
            try session.type("uniform([2])")
            try session.wait(for: String(try #require(drawn)))
        }
    }

    @Test func whatIsTypedWhileSomethingRunsWaitsForThePrompt() throws {
        try TerminalSession.run { session in
            try session.type("for k in 1..3000000 { k }")
            try session.keys("Tab")
            try session.type("6 * 7")
            let screen = try session.wait(for: "\n42")
            #expect(screen.contains("3000000 { k }\nreel>     6 * 7\n42"))
        }
    }

    @Test func controlZStopsThePromptWhichGoesOnWithItsLine() throws {
        try TerminalSession.run(inShell: true) { session in
            try session.type("x = 41")
            try session.wait(for: "reel>", times: 2)
            try session.keys(literally: "x +")
            try session.wait(for: "reel> x +")
            try session.keys("C-z")
            try session.wait(for: "Stopped")
            try session.type("fg")
            try session.wait(for: "reel> x +", times: 2)
            try session.type(" 1")
            try session.wait(for: "\n42")
        }
    }

    /// The shell sees what is typed, and the loop goes on as it ran: nothing is echoed.
    @Test func controlZStopsALoopAndLeavesTheShellItsTerminal() throws {
        try TerminalSession.run(inShell: true) { session in
            try session.type("while true { }")
            usleep(300_000)
            try session.keys("C-z")
            try session.wait(for: "Stopped")
            try session.type("echo $((6 * 7))")
            try session.wait(for: "shell> echo $((6 * 7))\n42")
            try session.type("fg")
            usleep(300_000)
            try session.keys("C-c")
            try session.wait(for: "\n^C\ninterrupted")
        }
    }
}

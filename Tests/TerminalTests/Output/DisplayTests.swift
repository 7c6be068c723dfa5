import Foundation
import Testing

@testable import Terminal

/// What the real prompt shows, with and without colours.
@Suite(.serialized) struct DisplayTests {
    @Test(arguments: [["--no-color"], []])
    func withoutColourNotOneEscapeByteComesFromAValue(_ arguments: [String]) throws {
        // script(1) gives it a terminal and records what it writes there.
        let code = "x = tensor([[1, 2], [3, 4]])\nx\nshow x\nplot(x)\n[1, \"a\"]"
        let command = ([ReelProcess.path] + arguments + ["-c", code]).map { "'\($0)'" }.joined(separator: " ")
        let variable = arguments.isEmpty ? "NO_COLOR=1 " : ""
        let result = try Command.run(["script", "-qec", variable + command, "/dev/null"])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("tensor [2, 2]"))
        #expect(!result.output.contains("\u{1B}"))
    }

    @Test func coloursStandOnATerminal() throws {
        try TerminalSession.run { session in
            try session.type("[1, \"a\"]")
            try session.wait(for: "\n[1, \"a\"]")
            let screen = try session.colours()
            #expect(screen.contains("\u{1B}[36m1"))
            #expect(screen.contains("\u{1B}[32m\"a\""))
            // What is typed is not in the colour of the prompt.
            #expect(screen.contains("reel>\u{1B}[0m"))
        }
    }

    @Test func noColorAtThePromptDrawsNoColour() throws {
        try TerminalSession.run(environment: ["NO_COLOR=1"]) { session in
            try session.type("1 / 0")
            try session.wait(for: "^")
            #expect(try !session.colours().contains("\u{1B}"))
        }
    }

    @Test func aSliceIsDrawnInHalfBlocksWithItsLabels() throws {
        try TerminalSession.run { session in
            try session.type("h = hierarchy({body: {liver: 1, spleen: 2}})")
            try session.type("c = phantom(\"abdomen\", regions: h, count: 1, size: [16, 16, 8])[0]")
            try session.type("show c axis: \"z\" slice: 4")
            let screen = try session.wait(for: "▀ liver")
            #expect(screen.contains("\n▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀\n"))
            #expect(try session.colours().contains("\u{1B}[38;2;"))
        }
    }

    @Test func leavingAsksOnceWhereATrainingIsNotSaved() throws {
        try TerminalSession.run { session in
            try session.type("h = hierarchy({liver: 1, spleen: 2})")
            try session.type("d = phantom(\"abdomen\", regions: h, count: 2, size: [16, 16])")
            try session.type("t = trainer(unet(dims: 2, levels: 2, features: 2, condition: h), d, batch: 1)")
            try session.type("step t")
            try session.wait(for: "step 1: loss")
            try session.keys("C-d")
            try session.wait(for: "Ctrl-D again leaves")
            try session.type("save session \"s.reel\"")
            try session.wait(for: "saved 4 statements")
            try session.keys("C-d")
            try session.wait(for: "status 0")
        }
    }

    @Test func aSecondControlDLeavesATrainingBehind() throws {
        try TerminalSession.run { session in
            try session.type("h = hierarchy({liver: 1, spleen: 2})")
            try session.type("d = phantom(\"abdomen\", regions: h, count: 2, size: [16, 16])")
            try session.type("t = trainer(unet(dims: 2, levels: 2, features: 2, condition: h), d, batch: 1)")
            try session.type("train t steps: 1")
            try session.wait(for: "1 step")
            try session.keys("C-d")
            try session.wait(for: "Ctrl-D again leaves")
            try session.keys("C-d")
            try session.wait(for: "status 0")
        }
    }
}

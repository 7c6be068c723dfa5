import Foundation
import Testing

@testable import Terminal

/// The real prompt in a real terminal.
@Suite(.serialized) struct PromptTests {
    @Test func anExpressionShowsItsValue() throws {
        try TerminalSession.run { session in
            try session.type("x = 20")
            try session.type("x * 2 + 2")
            #expect(try session.wait(for: "42").contains("reel> x * 2 + 2\n42\n"))
        }
    }

    @Test func controlDLeavesWithStatusZero() throws {
        try TerminalSession.run { session in
            try session.keys("C-d")
            try session.wait(for: "status 0")
        }
    }

    @Test(arguments: ["exit", "quit()"])
    func theWordsOfOtherPromptsLeaveToo(_ word: String) throws {
        try TerminalSession.run { session in
            try session.type(word)
            try session.wait(for: "status 0")
        }
    }

    @Test func anErrorHasACaretAndTheSessionGoesOn() throws {
        try TerminalSession.run { session in
            try session.type("x = 41")
            try session.type("x = y + 1")
            #expect(try session.wait(for: "^").contains("prompt 2:1:5"))
            try session.type("x + 1")
            try session.wait(for: "\n42")
        }
    }

    @Test func openBracketsContinueOnIndentedLines() throws {
        try TerminalSession.run { session in
            try session.type("def f(x) {")
            try session.wait(for: "  ...")
            try session.type("if x {")
            try session.type("        42")  // typed with its indentation
            try session.type("}")
            try session.type("}")
            try session.type("f(true)")
            let screen = try session.wait(for: "\n42")
            #expect(screen.contains("reel> def f(x) {\n  ...     if x {\n"))
            #expect(screen.contains("\n  ...     }\n  ... }\n"))
            try session.keys("Up", "Up")
            try session.wait(for: "reel> def f(x) {\n    if x {\n        42\n    }\n}")
        }
    }

    @Test func aPastedBlockRunsAsOneEntry() throws {
        try TerminalSession.run { session in
            try session.paste("def f(x) {\n\n\ty = x + 1\n    y * 2\n}\nf(20)\n")
            try session.wait(for: "f(20)")
            try session.keys("Enter")
            let screen = try session.wait(for: "\n42")
            #expect(!screen.contains("..."))
            #expect(!screen.contains("error"))
        }
    }

    @Test func aPipeAtTheBeginningContinuesTheLastValue() throws {
        try TerminalSession.run { session in
            try session.type("[40, 2]")
            try session.type("|> reversed")
            try session.wait(for: "\n[2, 40]")
        }
    }

    @Test func wideCharactersAreTyped() throws {
        try TerminalSession.run { session in
            try session.type("größe = \"漢字 🧠\"")
            try session.type("größe")
            try session.wait(for: "\n\"漢字 🧠\"")
        }
    }
}

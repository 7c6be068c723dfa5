import Foundation
import Testing

@testable import Terminal

/// What was typed before, found again in the real prompt.
@Suite(.serialized) struct HistoryTests {
    @Test func historyOutlivesTheSession() throws {
        try TerminalSession.run { first in
            try first.type("6 * 7")
            try first.wait(for: "\n42")
            // The second prompt is open beside the first.
            try TerminalSession.run(home: first.home) { second in
                try second.keys("Up")
                try second.wait(for: "reel> 6 * 7")
                try second.keys("Enter")
                try second.wait(for: "\n42")
            }
        }
    }

    @Test func controlRSearchesTheHistory() throws {
        try TerminalSession.run { session in
            try session.type("alpha = 42")
            try session.type("beta = 1")
            try session.wait(for: "reel>", times: 3)
            try session.keys("C-r")
            try session.keys(literally: "alp")
            try session.wait(for: "search \"alp\": alpha = 42")
            try session.keys("Enter")
            try session.wait(for: "reel>", times: 4)
            try session.type("alpha")
            try session.wait(for: "\n42")
        }
    }

    @Test func theOldestOfManyEntriesIsFoundByControlRAndByUp() throws {
        let home = FileManager.default.temporaryDirectory.appending(path: "reel-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: home + "/reel", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: home) }
        let entries = ["needle = 6 * 7"] + (0..<20_000).map { "x_\($0) = \($0)" }
        try Data(entries.map { $0 + "\n" }.joined().utf8).write(to: URL(filePath: home + "/reel/history"))
        try TerminalSession.run(home: home) { session in
            try session.keys("C-r")
            try session.keys(literally: "needle")
            try session.wait(for: "search \"needle\": needle = 6 * 7")
            try session.keys("C-c")
            try session.wait(for: "reel> needle = 6 * 7^C")
            try session.keys(literally: "need")
            try session.keys("Up", "Enter")
            try session.type("needle")
            try session.wait(for: "\n42")
        }
    }

    /// Ctrl-R again finds an older one, Ctrl-S a younger one, Backspace a shorter text; Ctrl-G gives the line back.
    @Test func aSearchGoesOnBackAndIsLeft() throws {
        try TerminalSession.run { session in
            for line in ["a = [1, 2]", "b = a[0]", "c = a[1]"] { try session.type(line) }
            try session.wait(for: "reel>", times: 4)
            try session.keys(literally: "typed")
            try session.keys("C-r")
            try session.keys(literally: "a[")
            try session.wait(for: "search \"a[\": c = a[1]")
            try session.keys("C-r")
            try session.wait(for: "search \"a[\": b = a[0]")
            try session.keys("C-r")
            try session.wait(for: "search no more \"a[\": b = a[0]")
            try session.keys("C-s")
            try session.wait(for: "search \"a[\": c = a[1]")
            try session.keys(literally: "0")
            try session.wait(for: "search \"a[0\": b = a[0]")
            try session.keys("BSpace")
            try session.wait(for: "search \"a[\": c = a[1]")
            try session.keys("C-g")
            try session.wait(for: "\nreel> typed\n")
            try session.keys("C-u", "C-r", "C-r", "C-e", "Enter")
            try session.wait(for: "reel> c = a[1]", times: 2)
        }
    }

    @Test func upFindsEntriesThatBeginAsTheLineDoes() throws {
        try TerminalSession.run { session in
            for line in ["alpha = 40", "beta = 1", "alpha += 2", "beta"] { try session.type(line) }
            try session.keys(literally: "al")
            try session.keys("Up")
            try session.wait(for: "reel> alpha += 2", times: 2)
            try session.keys("Up")
            try session.wait(for: "reel> alpha = 40", times: 2)
            try session.keys("Down", "Down")
            try session.wait(for: "\nreel> al\n")
        }
    }

    @Test func anEntryOfManyLinesComesBackWhole() throws {
        try TerminalSession.run { session in
            try session.type("f = x -> (x +")
            try session.type("2)")
            try session.wait(for: "reel>", times: 2)
            try session.keys("Up", "Enter")
            try session.type("f(40)")
            #expect(try !session.wait(for: "\n42").contains("error"))
        }
    }

    @Test func theCommandListsAndSearchesEntriesAndStaysOutOfReels() throws {
        try TerminalSession.run { session in
            try session.type("a = \"needle\"")
            try session.type("b = 2")
            try session.type("clear")
            try session.type("history 2")
            try session.wait(for: "reel> history 2\nclear\nhistory 2\n")
            try session.type("history \"needle\"")
            try session.wait(for: "\na = \"needle\"\nhistory \"needle\"\n")
            try session.type("save session \"s.reel\"")
            try session.wait(for: "saved 2 statements")
        }
    }

    @Test func editRunsWhatTheEditorLeaves() throws {
        try TerminalSession.run(environment: ["EDITOR=sed -i s/1/42/"]) { session in
            try session.type("x = 1")
            try session.type("edit")
            try session.wait(for: "reel> x = 42")
            try session.type("# twice\ndef f(n) {")
            try session.type("n * 1 }")
            try session.type("edit f")
            try session.wait(for: "n * 42 }")
            try session.type("x + f(2)")
            try session.wait(for: "\n126")
            try session.keys("Up", "Up")
            try session.wait(for: "n * 42 }", times: 2)
        }
    }

    @Test func anEditorThatFailsRunsNothing() throws {
        try TerminalSession.run(environment: ["VISUAL=false"]) { session in
            try session.type("x = 1")
            try session.type("edit")
            try session.wait(for: "ended with status 1; nothing is run")
        }
    }
}

import Foundation
import Testing

@testable import Terminal

/// vi keys, chosen in ~/.editrc as for every program of libedit's.
@Suite(.serialized) struct KeyTests {
    private func run(_ body: (TerminalSession) throws -> Void) throws {
        let home = FileManager.default.temporaryDirectory.appending(path: "reel-vi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: home) }
        try Data("reel:bind -v\n".utf8).write(to: home.appending(path: ".editrc"))
        try TerminalSession.run(home: home.path, body)
    }

    @Test func commandModeEditsTheLine() throws {
        try run { session in
            try session.keys(literally: "40 + 3")
            try session.keys("Escape")
            usleep(100_000)
            try session.keys(literally: "r2")
            try session.keys("Enter")
            try session.wait(for: "\n42")
        }
    }

    @Test func tabControlCAndThePastedBlockStay() throws {
        try run { session in
            try session.type("wonderful = 42")
            try session.complete("wonderf", until: "reel> wonderful\n")
            try session.keys("C-c")
            try session.wait(for: "reel> wonderful^C")
            try session.keys(literally: "y = ")
            try session.paste("[\n\t1,\n\n\t2]")
            try session.wait(for: "2]")
            try session.type(" + [3]")
            try session.type("y")
            try session.wait(for: "\n[1, 2, 3]")
        }
    }

    @Test func arrowsStayInInsertMode() throws {
        try run { session in
            try session.type("40 + 1")
            try session.wait(for: "\n41")
            try session.keys("Up", "BSpace", "2", "Enter")
            try session.wait(for: "\n42")
        }
    }

    @Test func commandModeSearchesTheHistory() throws {
        try run { session in
            for line in ["x = 1", "y = 2", "x = 3"] { try session.type(line) }
            try session.wait(for: "reel>", times: 4)
            try session.keys("Escape")
            usleep(100_000)
            try session.keys(literally: "/x =")
            try session.wait(for: "search \"x =\": x = 3")
            try session.keys("Escape")
            try session.wait(for: "reel> x = 3", times: 2)
            try session.keys(literally: "n")
            try session.wait(for: "reel> x = 1", times: 2)
            try session.keys(literally: "N")
            try session.wait(for: "reel> x = 3", times: 2)
        }
    }
}

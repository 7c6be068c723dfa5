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

    @Test func nothingIsSaidBeforeTheGreeting() throws {
        try run { session in
            let screen = try session.screen()
            #expect(!screen.contains("bind") && !screen.contains("Unbound"), "\(screen)")
        }
    }

    @Test(arguments: [("k", "j"), ("K", "J"), ("-", "+"), ("Up", "Down")])
    func commandModeWalksThroughTheEntries(_ earlier: String, _ later: String) throws {
        try run { session in
            for line in ["aa = 1", "bb = 2", "cc = 3"] { try session.type(line) }
            try session.wait(for: "reel>", times: 4)
            try session.keys("Escape")
            usleep(100_000)
            func press(_ key: String, _ entry: String) throws {
                if key.count == 1 { try session.keys(literally: key) } else { try session.keys(key) }
                let end = ContinuousClock.now + .seconds(5)
                var last = ""
                while ContinuousClock.now < end {
                    last =
                        try session.screen().split(separator: "\n").last { $0.hasPrefix("reel>") }.map(String.init)
                        ?? ""
                    if last.trimmingCharacters(in: .whitespaces) == "reel> \(entry)" { return }
                    usleep(20_000)
                }
                Issue.record("\(key) gave \(last), not \(entry)")
            }
            for entry in ["cc = 3", "bb = 2", "aa = 1"] { try press(earlier, entry) }
            for entry in ["bb = 2", "cc = 3"] { try press(later, entry) }
        }
    }

    @Test func commandModeKeepsToWhatStandsOnTheLine() throws {
        try run { session in
            for line in ["pq = 1", "xy = 2", "pq = 3", "xy = 4"] { try session.type(line) }
            try session.wait(for: "reel>", times: 5)
            try session.keys(literally: "pq")
            try session.keys("Escape")
            usleep(100_000)
            try session.keys(literally: "kk")
            try session.wait(for: "reel> pq = 1", times: 2)
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

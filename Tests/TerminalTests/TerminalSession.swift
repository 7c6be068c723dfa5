import Foundation

/// A prompt in a terminal of its own (tmux), typed at and looked at as a person would.
final class TerminalSession {
    struct Missing: Error, CustomStringConvertible {
        var description: String
    }

    private let socket = "reel-test-\(UUID().uuidString)"
    let home: String

    /// Starts `reel` with its history in `home`, a new folder unless one is given, and hands it to `body`; terminal, prompt
    /// and folder are gone afterwards, whatever happened. In a shell of one's own it can be stopped and continued.
    static func run(
        _ arguments: [String] = [], home: String? = nil, environment: [String] = [], rows: Int = 40,
        columns: Int = 100, beginsWith first: String = "reel>", inShell: Bool = false,
        _ body: (TerminalSession) throws -> Void
    ) throws {
        let folder = home ?? FileManager.default.temporaryDirectory.appending(path: "reel-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { if home == nil { try? FileManager.default.removeItem(atPath: folder) } }
        let session = TerminalSession(home: folder)
        defer { session.end() }
        try session.start(arguments, environment, (columns, rows), first, inShell)
        try body(session)
    }

    private init(home: String) { self.home = home }

    private func start(
        _ arguments: [String], _ environment: [String], _ size: (columns: Int, rows: Int), _ first: String,
        _ inShell: Bool
    ) throws {
        let settings = ["HOME=\(home)", "XDG_STATE_HOME=\(home)", "LC_ALL=C.UTF-8", "COLORTERM=truecolor"]
        let program = inShell ? ["PS1=shell> ", "bash", "--norc", "-i"] : [ReelProcess.path]
        let words = ["env", "-u", "NO_COLOR", "-u", "REEL_THEME"] + settings + environment + program
        let command = (words + arguments).map { "'\($0)'" }.joined(separator: " ")
        // The shell stays, so that the exit status can be read from the screen.
        try tmux([
            "-f", "/dev/null", "new-session", "-d", "-x", "\(size.columns)", "-y", "\(size.rows)", "-c", home,
            "\(command); echo \"status $?\"; exec sleep 60",
        ])
        if inShell {
            try wait(for: "shell>")
            try type(ReelProcess.path)
        }
        try wait(for: first)
    }

    /// Changes the size of the window.
    func resize(columns: Int, rows: Int) throws {
        try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
    }

    /// Ends the terminal's server and with it the prompt, which loses its terminal; waits until it is gone.
    private func end() {
        let pane = (try? tmux(["display-message", "-p", "#{pane_pid}"])).flatMap {
            Int32($0.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        _ = try? tmux(["kill-server"])
        guard let pane else { return }
        for _ in 0..<100 where kill(pane, 0) == 0 { usleep(10_000) }
        if kill(pane, 0) == 0 { kill(-pane, SIGKILL) }
    }

    /// Types text as it is, then Enter.
    func type(_ line: String) throws {
        try keys(literally: line)
        try keys("Enter")
    }

    func keys(literally text: String) throws { try tmux(["send-keys", "-l", "--", text]) }

    /// Keys by tmux's names: "Tab", "C-c", "Up".
    func keys(_ names: String...) throws { try tmux(["send-keys"] + names) }

    /// Pastes as a terminal does that knows bracketed paste.
    func paste(_ text: String) throws {
        try tmux(["set-buffer", "--", text])
        try tmux(["paste-buffer", "-p", "-r"])
    }

    /// Pastes the bytes of a text, carriage returns too.
    func pasteBytes(_ text: String) throws {
        let file = "\(home)/paste"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        try tmux(["load-buffer", file])
        try tmux(["paste-buffer", "-p", "-r"])
    }

    func screen() throws -> String { try tmux(["capture-pane", "-p"]) }

    /// With the escape sequences that draw it.
    func colours() throws -> String { try tmux(["capture-pane", "-p", "-e"]) }

    /// Types something and presses TAB, and waits for what comes of it.
    @discardableResult
    func complete(_ text: String, until expected: String) throws -> String {
        try keys(literally: text)
        try keys("Tab")
        return try wait(for: expected)
    }

    /// The screen as soon as it shows a text (so many times); throws with the screen if it does not within 20 s.
    @discardableResult
    func wait(for text: String, times: Int = 1) throws -> String {
        let end = ContinuousClock.now + .seconds(20)
        var last = ""
        while ContinuousClock.now < end {
            last = try screen()
            if last.components(separatedBy: text).count > times { return last }
            usleep(20_000)
        }
        throw Missing(description: "waited for \"\(text)\" in vain; the screen:\n\(last)")
    }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        let (status, text) = try Command.run(["tmux", "-L", socket] + arguments)
        guard status == 0 else {
            throw Missing(description: "tmux \(arguments.first ?? ""): \(text) (scripts/test installs tmux)")
        }
        return text
    }
}

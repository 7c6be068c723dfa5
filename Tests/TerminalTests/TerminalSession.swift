import Foundation

/// A prompt in a terminal of its own (tmux), typed at and looked at as a person would.
final class TerminalSession {
    struct Missing: Error, CustomStringConvertible {
        var description: String
    }

    private let socket = "reel-test-\(UUID().uuidString)"
    let home: String
    private let ownsHome: Bool

    /// Starts `reel` with its history in `home`, a new folder unless one is given.
    init(_ arguments: [String] = [], home: String? = nil, environment: [String] = [], rows: Int = 40) throws {
        ownsHome = home == nil
        self.home =
            home ?? FileManager.default.temporaryDirectory.appending(path: "reel-home-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: self.home, withIntermediateDirectories: true)
        let settings = ["HOME=\(self.home)", "XDG_STATE_HOME=\(self.home)", "LC_ALL=C.UTF-8"] + environment
        let command = (["env", "-u", "NO_COLOR"] + settings + [ReelProcess.path] + arguments).map { "'\($0)'" }
        // The shell stays, so that the exit status can be read from the screen.
        try tmux([
            "-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "\(rows)", "-c", self.home,
            "\(command.joined(separator: " ")); echo \"status $?\"; exec sleep 60",
        ])
        _ = try wait(for: "reel>")
    }

    deinit {
        _ = try? tmux(["kill-server"])
        if ownsHome { try? FileManager.default.removeItem(atPath: home) }
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

    func screen() throws -> String { try tmux(["capture-pane", "-p"]) }

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

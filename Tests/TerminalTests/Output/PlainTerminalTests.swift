import Foundation
import Testing

@testable import Terminal

/// A terminal that knows no escape sequences, or does not say which it is.
@Suite(.serialized) struct PlainTerminalTests {
    @Test(arguments: ["TERM=dumb", "TERM=", "-u TERM"])
    func getsNoEscapeSequenceWhateverIsDone(_ setting: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reel-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let lines = [
            "reel> t = tensor([[1.0, 2.0], [3.0, 4.0]])", "t", "plot(t)", "show t", "1 / 0", "clear", "pri\tx",
            "table(map(0..200, n -> ({n: n})))", "help plot", "for n in progress(0..9) { n }",
        ]
        try lines.map { "\($0)\n" }.joined().write(toFile: "\(folder)/typed", atomically: true, encoding: .utf8)
        // script(1) gives it a terminal and records what it writes there; the keys come one entry after the other.
        let reel = "env \(setting) HOME=\(folder) XDG_STATE_HOME=\(folder) LC_ALL=C.UTF-8 \(ReelProcess.path)"
        let result = try Command.run([
            "bash", "-c", "(cat '\(folder)/typed'; printf '\\004\\004') | script -qec '\(reel)' /dev/null",
        ])
        #expect(result.output.contains("tensor [2, 2]") && result.output.contains("division by zero"))
        #expect(result.output.contains("cannot be cleared"))
        #expect(result.output.contains("more of 200 rows"))
        #expect(!result.output.contains("\u{1B}") && !result.output.contains("\u{9B}"), "\(result.output)")
    }
}

import Builtins
import CEdit
import Foundation
import Foundations

extension Prompt: PromptHost {
    public func pastEntries() -> [String] { history.load().all }

    public func clear() throws {
        guard !options.isPlain else {
            throw Problem(
                .state, "this terminal cannot be cleared: TERM says that it knows no escape sequences",
                remedy: "set TERM to what the terminal is, as in TERM=xterm-256color reel")
        }
        StandardStream.output.write("\u{1B}[H\u{1B}[2J")
    }

    public func edit(_ text: String) throws {
        let folder = try ScratchFolder("edit")
        defer { withExtendedLifetime(folder) {} }
        let file = URL(filePath: folder.path).appending(path: "entry.reel")
        do {
            try Data((text + "\n").utf8).write(to: file)
        } catch {
            throw Problem(.file, "\(folder.path) cannot be written", remedy: "set TMPDIR to a folder that can")
        }
        let status = reel_run_editor(Self.editor, file.path)
        // Ctrl-C in the editor was meant for it.
        Cancellation.current.reset()
        guard status == 0 else {
            throw Problem(
                .state, "the editor (\(Self.editor)) ended with status \(status); nothing is run",
                remedy: "$VISUAL or $EDITOR names the editor")
        }
        guard let bytes = try? Data(contentsOf: file), let entry = String(data: bytes, encoding: .utf8) else {
            throw Problem(.file, "the editor left no file in UTF-8 behind; nothing is run")
        }
        let lines = entry.reversed().drop(while: \.isWhitespace).reversed()
        if !lines.isEmpty { edited = String(lines) }
    }

    /// The line for the shell that opens a file.
    private static var editor: String {
        let environment = ProcessInfo.processInfo.environment
        return ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? "vi"
    }
}

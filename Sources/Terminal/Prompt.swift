import Foundation
import Foundations
import Language
import Session

/// The interactive prompt: reads an entry, runs it, and goes on with the session intact whatever happened.
public final class Prompt {
    private let evaluator: Evaluator
    private let console: Console
    private let options: TerminalOptions
    private let history = HistoryFile.standard
    private var count = 0

    public init(_ evaluator: Evaluator, _ console: Console, _ options: TerminalOptions) {
        self.evaluator = evaluator
        self.console = console
        self.options = options
    }

    /// Runs until Ctrl-D. Throws `ScriptError` where the terminal cannot be edited on.
    public func run() throws {
        let completer = Completer(
            names: { [evaluator] in evaluator.names }, value: { [evaluator] in evaluator.value(of: $0) })
        let editor = LineEditor(complete: completer.complete) { [console] names in
            StandardStream.output.write("\n\(Columns.layout(names, width: console.width))\n")
        }
        guard let editor else {
            throw ScriptError("state", "this terminal cannot be edited on; reel run FILE runs a script")
        }
        for entry in history.load() { editor.remember(entry) }
        Interruption.watch(isForScript: false)
        if !options.isQuiet {
            StandardStream.output.write("Reel \(ReelVersion.current). help shows what there is, Ctrl-D leaves.\n")
        }
        while let entry = readEntry(editor) {
            guard !entry.allSatisfy(\.isWhitespace) else { continue }
            editor.remember(entry)
            history.append(entry)
            count += 1
            let source = Source(
                name: "prompt \(count)", text: entry,
                directory: FileManager.default.currentDirectoryPath)
            if evaluator.run(source) == .interrupted { StandardStream.output.write(paint("interrupted", "33") + "\n") }
        }
        StandardStream.output.write("\n")
    }

    /// One entry, of as many lines as it takes; nil at the end.
    private func readEntry(_ editor: LineEditor) -> String? {
        var text = ""
        while true {
            switch editor.read(prompt: prompt(isFirst: text.isEmpty)) {
            case .end: return nil
            case .cancelled: text = ""
            case .text(let line):
                text += text.isEmpty ? line : "\n" + line
                if !Parser.isIncomplete(text) { return text }
            }
        }
    }

    /// \1 marks what takes no columns.
    private func prompt(isFirst: Bool) -> String {
        let text = isFirst ? "reel> " : "  ... "
        return options.isColourOnOutput ? "\u{1}\u{1B}[1;36m\u{1}\(text)\u{1}\u{1B}[0m\u{1}" : text
    }

    private func paint(_ text: String, _ code: String) -> String {
        options.isColourOnOutput ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

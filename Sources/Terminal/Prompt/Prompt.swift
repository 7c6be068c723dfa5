import Foundation
import Foundations
import Language
import Session

/// The interactive prompt: reads an entry, runs it, and goes on with the session intact whatever happened.
public final class Prompt {
    private let evaluator: Evaluator
    private let console: Console
    let options: TerminalOptions
    let history = HistoryFile.standard
    private var count = 0
    /// Entries that are not in the history file yet.
    private var waiting: [String] = []
    /// What `edit` brought back, to be run next.
    var edited: String?

    public init(_ evaluator: Evaluator, _ console: Console, _ options: TerminalOptions) {
        self.evaluator = evaluator
        self.console = console
        self.options = options
    }

    /// Runs until Ctrl-D. Throws `ScriptError` where the terminal cannot be edited on.
    public func run() throws {
        let completer = Completer(scope: evaluator)
        let editor = LineEditor(earlier: history.later(), complete: completer.complete) { [console] names in
            StandardStream.output.write("\n\(Columns.layout(names, width: console.width, rows: console.rows - 2))\n")
        }
        guard let editor else {
            throw ScriptError("state", "this terminal cannot be edited on; reel run FILE runs a script")
        }
        Interruption.watch(isForScript: false)
        console.unread = editor.feed
        evaluator.prompt = self
        console.hasPager = true
        if !options.isQuiet {
            StandardStream.output.write("Reel \(ReelVersion.current). help shows what there is, Ctrl-D leaves.\n")
        }
        var hasAsked = false
        while true {
            guard let entry = nextEntry(editor), !isFarewell(entry) else {
                if hasAsked || !evaluator.isTrainingUnsaved { break }
                hasAsked = true
                let question = "a training is not saved: save session \"NAME.reel\" keeps it, Ctrl-D again leaves"
                StandardStream.output.write("\n\(options.theme.paint(question, .warning))\n")
                continue
            }
            guard !entry.allSatisfy(\.isWhitespace) else { continue }
            hasAsked = false
            editor.remember(entry)
            keep(entry)
            run(entry)
        }
        keep(nil)
        history.trim()
        StandardStream.output.write("\n")
    }

    /// Adds an entry to the history file, with those before it that could not be added because another process held the
    /// file's lock.
    private func keep(_ entry: String?) {
        waiting += [entry].compactMap(\.self)
        while let first = waiting.first, history.append(first) { waiting.removeFirst() }
        waiting = waiting.suffix(1_000)
    }

    /// What other prompts are left by, unless the session calls something so itself.
    private func isFarewell(_ entry: String) -> Bool {
        let word = entry.trimmingCharacters(in: .whitespaces).replacing("()", with: "")
        return ["exit", "quit"].contains(word) && evaluator.variable(word) == nil
    }

    private func run(_ entry: String) {
        count += 1
        let source = Source(
            name: "prompt \(count)", text: entry, directory: FileManager.default.currentDirectoryPath)
        let outcome = evaluator.run(source)
        if outcome == .interrupted { StandardStream.output.write(options.theme.paint("interrupted", .warning) + "\n") }
    }

    /// What `edit` brought back, shown as if it were typed, or what is typed; nil at the end.
    private func nextEntry(_ editor: LineEditor) -> String? {
        guard let text = edited else { return typedEntry(editor) }
        edited = nil
        let lines = TerminalText.block(text).split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        let shown = lines.map {
            options.theme.paint($0 == 0 ? Transcript.first : Transcript.further, .prompt) + " " + $1
        }
        StandardStream.output.write(shown.joined(separator: "\n") + "\n")
        return text
    }

    /// One entry, of as many lines as it takes.
    private func typedEntry(_ editor: LineEditor) -> String? {
        var text = ""
        var indentation: Int?
        while true {
            let beginning = String(repeating: " ", count: indentation ?? 0)
            switch editor.read(
                prompt: prompt(indentation == nil ? Transcript.first : Transcript.further), beginning: beginning)
            {
            case .end: return nil
            case .cancelled: (text, indentation) = ("", nil)
            case .text(let typed):
                let line = Transcript.statements(typed)
                text = indentation.map { Continuation.joined(text, line, indentation: $0) } ?? line
                indentation = Continuation.indentation(after: text)
                if indentation == nil { return text }
            }
        }
    }

    /// \1 marks what takes no columns; libedit draws such a stretch with the character behind it.
    private func prompt(_ text: String) -> String {
        let (on, off) = options.theme.codes(.prompt)
        return on.isEmpty ? "\(text) " : "\u{1}\(on)\u{1}\(text)\u{1}\(off)\u{1} "
    }
}

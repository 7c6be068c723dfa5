import Builtins
import CEdit
import Foundation
import Foundations
import Language
import Session

/// A session's words on standard output (results) and standard error (errors, warnings, progress).
public final class Console: SessionOutput {
    private let options: TerminalOptions
    private let progressLine: ProgressLine
    private let painter: Painter
    private let pictures: TerminalPictures
    /// Whether somebody sits at the keyboard who can go through what is longer than the screen.
    var hasPager = false

    public init(_ options: TerminalOptions) {
        self.options = options
        progressLine = ProgressLine(isTerminal: options.isErrorTerminal)
        painter = Painter(theme: options.theme)
        pictures = TerminalPictures(options.pictures, theme: options.theme)
    }

    /// Takes what was typed while the terminal was asked something.
    var unread: ([UInt8]) -> Void {
        get { pictures.unread }
        set { pictures.unread = newValue }
    }

    // What comes from a session is made harmless here, before colours are put to it.

    public func show(_ text: String) { write(TerminalText.block(text)) }

    public func showValue(_ text: String) { write(painter.paint(TerminalText.block(text))) }

    public func showLong(_ text: String, _ render: (_ width: Int, _ lines: Int?) -> String) {
        guard hasPager, !options.isPlain else { return showValue(text) }
        let whole = TerminalText.block(render(width, nil))
        guard whole.utf8.count(where: { $0 == UInt8(ascii: "\n") }) + 2 > rows else {
            return write(painter.paint(whole))
        }
        progressLine.clear()
        // Keys that wait were typed for the next prompt.
        if !reel_presses_are_waiting() {
            withoutActuallyEscaping(render) { render in
                let painter = painter
                let pager = Pager(
                    render: { painter.paint(TerminalText.block(render($0, nil))) },
                    size: { [unowned self] in (width, rows) },
                    theme: options.theme)
                _ = pager.run()
            }
        }
        showValue(render(width, rows - 2))
    }

    public func showTransient(_ text: String) {
        guard !options.isQuiet else { return }
        write(options.theme.paint(TerminalText.block(text), .dim))
    }

    /// Text with colours of ours, made harmless before.
    func showPainted(_ text: String) { write(text) }

    private func write(_ text: String) {
        progressLine.clear()
        StandardStream.output.write(text + "\n")
    }

    public func showDiagnostic(_ diagnostic: Diagnostic) {
        progressLine.clear()
        let theme = options.isColourOnError ? options.ownTheme : .none
        let text = diagnostic.render(harmless: TerminalText.line) { theme.paint($0, Theme.Role($1)) }
        StandardStream.errors.write(text + "\n")
    }

    public func showStatus(_ text: String) {
        if !options.isQuiet { progressLine.status(TerminalText.block(text)) }
    }

    public func clearStatus() { progressLine.endStatus() }

    /// A line that waits for a key, and goes with it where the terminal can take it away.
    func showHint(_ text: String) {
        progressLine.clear()
        StandardStream.errors.write(options.isColourOnError ? options.ownTheme.paint(text, .dim) : text)
    }

    func clearHint() { StandardStream.errors.write(options.isErrorTerminal ? "\r\u{1B}[K" : "\n") }

    public func showPicture(_ picture: Picture) {
        guard options.isColourOnOutput, !options.isQuiet else { return }
        progressLine.clear()
        let text = pictures.render(picture, columns: width, rows: rows - 2)
        if !text.isEmpty { write(text) }
    }

    public func progress(_ title: String, total: Int) -> any Foundations.Progress {
        options.isQuiet ? SilentProgress() : progressLine.begin(title, total: total)
    }

    /// Columns of the terminal; 100 where there is none.
    public var width: Int {
        let columns = Int(reel_terminal_columns())
        return columns > 0 ? columns : 100
    }

    /// Lines of the terminal; 40 where there is none.
    var rows: Int {
        let rows = Int(reel_terminal_rows())
        return rows > 0 ? rows : 40
    }

    public var isColourAllowed: Bool { options.isColourOnOutput }
}

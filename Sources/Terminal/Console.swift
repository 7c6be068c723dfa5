import CEdit
import Foundation
import Foundations
import Language
import Session

/// A session's words on standard output (results) and standard error (errors, warnings, progress).
public final class Console: SessionOutput {
    private let options: TerminalOptions
    private let progressLine: ProgressLine

    public init(_ options: TerminalOptions) {
        self.options = options
        progressLine = ProgressLine(isTerminal: options.isErrorTerminal)
    }

    public func show(_ text: String) {
        progressLine.clear()
        StandardStream.output.write(text + "\n")
    }

    public func showTransient(_ text: String) {
        guard !options.isQuiet else { return }
        progressLine.clear()
        StandardStream.output.write((options.isColourOnOutput ? "\u{1B}[2m\(text)\u{1B}[0m" : text) + "\n")
    }

    public func showDiagnostic(_ diagnostic: Diagnostic) {
        progressLine.clear()
        StandardStream.errors.write(diagnostic.render(colour: options.isColourOnError) + "\n")
    }

    public func showPicture(rgb: [UInt8], width: Int, height: Int) {
        guard options.isColourOnOutput, !options.isQuiet else { return }
        let picture = HalfBlocks.render(rgb: rgb, width: width, height: height, columns: min(self.width, 80))
        if !picture.isEmpty { show(picture) }
    }

    public func progress(_ title: String, total: Int) -> any Foundations.Progress {
        options.isQuiet ? SilentProgress() : progressLine.begin(title, total: total)
    }

    /// Columns of the terminal; 100 where there is none.
    public var width: Int {
        let columns = Int(reel_terminal_columns())
        return columns > 0 ? columns : 100
    }

    public var isColourAllowed: Bool { options.isColourOnOutput }
}

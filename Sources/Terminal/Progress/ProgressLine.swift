import CEdit
import Foundation
import Foundations

/// Progress as one line of a terminal that is drawn over, or as plain lines now and then where there is none.
///
///     train  ━━━━━━━━━━━━────────  180/300  41/s  0:03 left  loss 0.41
///     folds 1/5 · train  ━━━━━━━━━━━━────────  180/300  41/s  0:03 left  loss 0.41
final class ProgressLine {
    private let isTerminal: Bool
    /// Bars that have begun and not finished, outermost first.
    private var bars: [Bar] = []
    /// Lines that stand on the screen.
    private var height = 0
    private var lastDrawn: ContinuousClock.Instant?
    /// When the first status of the statement came.
    private var statusBegan: ContinuousClock.Instant?
    private let write: (String) -> Void
    private let width: () -> Int

    /// A line is drawn again after this long; the eye sees no more, and drawing costs.
    private static let interval = Duration.milliseconds(80)
    /// Where there is no terminal, a line is written this often.
    private static let plainInterval = Duration.seconds(5)

    init(
        isTerminal: Bool,
        width: @escaping () -> Int = {
            let columns = Int(reel_terminal_columns())
            return columns > 0 ? columns : 80
        },
        write: @escaping (String) -> Void = StandardStream.errors.write
    ) {
        self.isTerminal = isTerminal
        self.width = width
        self.write = write
    }

    func begin(_ title: String, total: Int) -> any Foundations.Progress {
        let bar = Bar(title, total, self)
        bars.append(bar)
        return bar
    }

    /// A line that says how a step went, or a table of several, in the place of a bar; behind the bar where there is one.
    func status(_ text: String) {
        let now = ContinuousClock.now
        let wait = isTerminal ? Self.interval : Self.plainInterval
        statusBegan = statusBegan ?? now
        if let lastDrawn, now - lastDrawn < wait { return }
        if lastDrawn == nil, let statusBegan, now - statusBegan < wait { return }
        lastDrawn = now
        draw((bars.map { $0.position(.titled) } + [text]).joined(separator: " · "))
    }

    /// The statement is over; a bar that it left behind is too.
    func endStatus() {
        bars = []
        clear()
        (statusBegan, lastDrawn) = (nil, nil)
    }

    /// Of several lines, a table, the cursor goes back to the first, so that what comes next is written over them.
    private func draw(_ text: String) {
        guard isTerminal else { return write(text + "\n") }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            "\r\(TextWidth.cut(String($0), to: room))\u{1B}[K"
        }
        if lines.count < height { clear() }
        write(lines.joined(separator: "\n") + (lines.count > 1 ? "\u{1B}[\(lines.count - 1)A\r" : ""))
        height = lines.count
    }

    /// A terminal's line but its last column, where some break the line.
    private var room: Int { max(1, width() - 1) }

    /// The innermost bar behind where the outer ones are: what fits of it, the drawing given up first.
    private func text(_ now: ContinuousClock.Instant) -> String {
        guard let inner = bars.last else { return "" }
        func line(_ detail: Bar.Detail, cells: Int) -> String {
            let outer = bars.dropLast().map { $0.position(detail) }
            return (outer + [inner.text(now, detail, cells: cells)]).joined(separator: " · ")
        }
        let plain = line(.all, cells: 0)
        guard isTerminal else { return plain }
        let cells = min(Self.mostCells, room - TextWidth.columns(plain) - 2)
        if cells >= Self.leastCells { return line(.all, cells: cells) }
        let lines = Bar.Detail.allCases.lazy.map { line($0, cells: 0) }
        return lines.first { TextWidth.columns($0) <= self.room } ?? line(.bare, cells: 0)
    }

    private static let (leastCells, mostCells) = (5, 20)

    /// Takes the line away, so that other text can be written; the next update draws it again.
    func clear() {
        guard height > 0 else { return }
        write(height > 1 ? "\r\u{1B}[J" : "\r\u{1B}[K")
        height = 0
    }

    fileprivate func changed(_ bar: Bar) {
        if !bars.contains(where: { $0 === bar }) { bars.append(bar) }
        let now = ContinuousClock.now
        let wait = isTerminal ? Self.interval : Self.plainInterval
        if let lastDrawn, now - lastDrawn < wait { return }
        if lastDrawn == nil, !isTerminal, now - bar.start < wait { return }
        lastDrawn = now
        draw(text(now))
        bar.isReported = true
    }

    fileprivate func ended(_ bar: Bar) {
        bars.removeAll { $0 === bar }
        clear()
        if !isTerminal, bar.isReported { write(bar.text(.now, .all, cells: 0) + "\n") }
        if bars.isEmpty { lastDrawn = nil }
    }

    fileprivate final class Bar: Foundations.Progress {
        let title: String
        let start = ContinuousClock.now
        var isReported = false
        private var total: Int
        private var done = 0
        private var note = ""
        private weak var line: ProgressLine?

        init(_ title: String, _ total: Int, _ line: ProgressLine) {
            self.title = TerminalText.line(title)
            self.total = total
            self.line = line
        }

        func update(done: Int, total: Int, note: String) {
            (self.done, self.total, self.note) = (done, total, TerminalText.line(note))
            line?.changed(self)
        }

        func finish() { line?.ended(self) }

        /// How much is said of bars, the less the narrower the line: without the rate, the word behind the time that
        /// is left, and the titles of the outer ones.
        enum Detail: CaseIterable {
            case all, titled, terse, bare
        }

        func text(_ now: ContinuousClock.Instant, _ detail: Detail, cells: Int) -> String {
            var parts = [title]
            if total > 0, cells > 0 { parts.append(drawing(cells)) }
            parts.append(count)
            let seconds = (now - start) / .seconds(1)
            if done > 0, seconds > 0 {
                let rate = Double(done) / seconds
                if detail == .all { parts.append(ProgressLine.rate(rate)) }
                let isLong = detail == .all || detail == .titled
                if total > done {
                    parts.append(ProgressLine.clock(Double(total - done) / rate) + (isLong ? " left" : ""))
                }
            }
            if !note.isEmpty { parts.append(note) }
            return parts.joined(separator: "  ")
        }

        /// Of an outer bar.
        func position(_ detail: Detail) -> String { detail == .bare ? count : "\(title) \(count)" }

        private var count: String { total > 0 ? "\(done)/\(total)" : "\(done)" }

        private func drawing(_ cells: Int) -> String {
            let full = max(0, min(cells, done * cells / max(total, 1)))
            return String(repeating: "━", count: full) + String(repeating: "─", count: cells - full)
        }
    }

    static func rate(_ perSecond: Double) -> String {
        if perSecond >= 10 { return "\(Int(min(perSecond, 1e9).rounded()))/s" }
        if perSecond >= 1 { return String(format: "%.1f/s", perSecond) }
        return String(format: "%.1f s each", 1 / perSecond)
    }

    /// "0:07", "12:40", "1:02:03"
    static func clock(_ seconds: Double) -> String {
        let whole = Int(min(max(seconds, 0), 359_999).rounded(.up))
        let (hours, minutes) = (whole / 3600, whole / 60 % 60)
        if hours > 0 { return String(format: "%d:%02d:%02d", hours, minutes, whole % 60) }
        return String(format: "%d:%02d", minutes, whole % 60)
    }
}

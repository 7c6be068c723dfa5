import CEdit
import Foundation
import Foundations

/// Progress as one line of a terminal that is drawn over, or as plain lines now and then where there is none.
///
///     train  ━━━━━━━━━━━━────────  180/300  41/s  0:03 left  loss 0.41
final class ProgressLine {
    private let isTerminal: Bool
    /// Bars that have begun and not finished, outermost first.
    private var bars: [Bar] = []
    private var isDrawn = false
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

    /// A line that says how a step went, in the place of a bar; behind the bar where there is one.
    func status(_ text: String) {
        let now = ContinuousClock.now
        let wait = isTerminal ? Self.interval : Self.plainInterval
        statusBegan = statusBegan ?? now
        if let lastDrawn, now - lastDrawn < wait { return }
        if lastDrawn == nil, let statusBegan, now - statusBegan < wait { return }
        lastDrawn = now
        draw((bars.map { $0.text(now, isShort: true) } + [text]).joined(separator: " · "))
    }

    /// The statement that said how its steps went is over.
    func endStatus() {
        clear()
        statusBegan = nil
        if bars.isEmpty { lastDrawn = nil }
    }

    private func draw(_ text: String) {
        guard isTerminal else { return write(text + "\n") }
        write("\r\(TextWidth.cut(text, to: max(10, width() - 1)))\u{1B}[K")
        isDrawn = true
    }

    /// Takes the line away, so that other text can be written; the next update draws it again.
    func clear() {
        guard isDrawn else { return }
        write("\r\u{1B}[K")
        isDrawn = false
    }

    fileprivate func changed(_ bar: Bar) {
        let now = ContinuousClock.now
        let wait = isTerminal ? Self.interval : Self.plainInterval
        if let lastDrawn, now - lastDrawn < wait { return }
        if lastDrawn == nil, !isTerminal, now - bar.start < wait { return }
        lastDrawn = now
        let text = bars.map { $0.text(now, isShort: $0 !== bars.last) }.joined(separator: " · ")
        draw(text)
        bar.isReported = true
    }

    fileprivate func ended(_ bar: Bar) {
        bars.removeAll { $0 === bar }
        clear()
        if !isTerminal, bar.isReported { write(bar.text(.now, isShort: false) + "\n") }
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
            self.title = title
            self.total = total
            self.line = line
        }

        func update(done: Int, total: Int, note: String) {
            (self.done, self.total, self.note) = (done, total, note)
            line?.changed(self)
        }

        func finish() { line?.ended(self) }

        func text(_ now: ContinuousClock.Instant, isShort: Bool) -> String {
            let count = total > 0 ? "\(done)/\(total)" : "\(done)"
            if isShort { return "\(title) \(count)" }
            var parts = [title]
            if total > 0, line?.isTerminal == true { parts.append(drawing) }
            parts.append(count)
            let seconds = (now - start) / .seconds(1)
            if done > 0, seconds > 0 {
                let rate = Double(done) / seconds
                parts.append(ProgressLine.rate(rate))
                if total > done { parts.append("\(ProgressLine.clock(Double(total - done) / rate)) left") }
            }
            if !note.isEmpty { parts.append(note) }
            return parts.joined(separator: "  ")
        }

        private var drawing: String {
            let cells = 20
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

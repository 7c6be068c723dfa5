import Foundation
import Testing

@testable import Terminal

@Suite struct ProgressLineTests {
    private final class Sink { var text = "" }

    private func line(isTerminal: Bool, width: Int = 80) -> (ProgressLine, Sink) {
        let sink = Sink()
        return (ProgressLine(isTerminal: isTerminal, width: { width }) { sink.text += $0 }, sink)
    }

    @Test func aTerminalGetsOneLineDrawnOver() {
        let (line, sink) = line(isTerminal: true)
        let bar = line.begin("train", total: 300)
        bar.update(done: 150, total: 300, note: "loss 0.41")
        #expect(sink.text.hasPrefix("\rtrain  ━━━━━━━━━━──────────  150/300  "))
        #expect(sink.text.contains("loss 0.41"))
        #expect(!sink.text.contains("\n"))
        bar.finish()
        #expect(sink.text.hasSuffix("\r\u{1B}[K"))
    }

    @Test func theLineIsCutToTheWidth() {
        let (line, sink) = line(isTerminal: true, width: 30)
        line.begin("train", total: 300).update(done: 1, total: 300, note: String(repeating: "x", count: 100))
        let drawn = sink.text.replacing("\r", with: "").replacing("\u{1B}[K", with: "")
        #expect(drawn.count <= 29)
        #expect(drawn.hasSuffix("…"))
    }

    @Test func aTableIsDrawnOverFromItsFirstLine() {
        let (line, sink) = line(isTerminal: true)
        line.status("")
        usleep(100_000)
        line.status("loss   dice\nleaf   0.81")
        #expect(sink.text == "\rloss   dice\u{1B}[K\n\rleaf   0.81\u{1B}[K\u{1B}[1A\r")
        sink.text = ""
        usleep(100_000)
        line.status("done")
        #expect(sink.text == "\r\u{1B}[J\rdone\u{1B}[K")
        line.endStatus()
        #expect(sink.text.hasSuffix("\r\u{1B}[K"))
    }

    @Test func noTerminalGetsNoEscapes() {
        let (line, sink) = line(isTerminal: false)
        let bar = line.begin("train", total: 300)
        bar.update(done: 150, total: 300, note: "")
        bar.finish()
        #expect(!sink.text.contains("\u{1B}"))
        #expect(!sink.text.contains("\r"))
    }

    @Test func aBarInsideABarStandsBesideIt() {
        let (line, sink) = line(isTerminal: true)
        let outer = line.begin("folds", total: 5)
        let inner = line.begin("train", total: 10)
        inner.update(done: 1, total: 10, note: "")
        #expect(sink.text.hasPrefix("\rfolds 0/5 · train"))
        inner.finish()
        outer.finish()
    }

    /// What is drawn of a training in a loop, at a width; rates and times are its own.
    private func nested(width: Int) -> String {
        let (line, sink) = line(isTerminal: true, width: width)
        let outer = line.begin("folds", total: 5)
        outer.update(done: 1, total: 5, note: "")
        let inner = line.begin("train", total: 400)
        usleep(100_000)
        sink.text = ""
        inner.update(done: 62, total: 400, note: "loss 0.1105")
        return sink.text.replacing("\r", with: "").replacing("\u{1B}[K", with: "").replacing(/\d:\d\d/, with: "0:01")
    }

    @Test func aNarrowLineKeepsTimeLeftAndLossRatherThanTheDrawing() {
        #expect(
            nested(width: 100).wholeMatch(of: /folds 1\/5 · train  ━━━─{17}  62\/400  \d+\/s  0:01 left  loss 0.1105/)
                != nil)
        #expect(
            nested(width: 71).wholeMatch(of: /folds 1\/5 · train  ━+─+  62\/400  \d+\/s  0:01 left  loss 0.1105/) != nil
        )
        #expect(nested(width: 60).wholeMatch(of: /folds 1\/5 · train  62\/400  \d+\/s  0:01 left  loss 0.1105/) != nil)
        #expect(nested(width: 51) == "folds 1/5 · train  62/400  0:01 left  loss 0.1105")
        #expect(nested(width: 45) == "folds 1/5 · train  62/400  0:01  loss 0.1105")
        #expect(nested(width: 40) == "1/5 · train  62/400  0:01  loss 0.1105")
        #expect(nested(width: 30) == "1/5 · train  62/400  0:01  l…")
    }

    @Test func aBarThatAStatementLeavesBehindIsNotPartOfTheNext() {
        let (line, sink) = line(isTerminal: true)
        let left = line.begin("folds", total: 5)
        left.update(done: 1, total: 5, note: "")
        line.endStatus()
        sink.text = ""
        line.begin("train", total: 10).update(done: 1, total: 10, note: "")
        #expect(sink.text.hasPrefix("\rtrain"))
        left.finish()
    }

    @Test(arguments: [(0.2, "0:01"), (65, "1:05"), (3600, "1:00:00"), (.infinity, "99:59:59"), (-1, "0:00")])
    func timesLeftRead(_ seconds: Double, _ text: String) {
        #expect(ProgressLine.clock(seconds) == text)
    }

    @Test(arguments: [(41.4, "41/s"), (1.25, "1.2/s"), (0.5, "2.0 s each")])
    func ratesRead(_ rate: Double, _ text: String) {
        #expect(ProgressLine.rate(rate) == text)
    }

    @Test func theStatusOfOneStepIsNotDrawnOfManyItIs() {
        let (line, sink) = line(isTerminal: true)
        line.status("step 1")
        line.endStatus()
        #expect(sink.text.isEmpty)
        line.status("step 1")
        usleep(100_000)
        line.status("step 2")
        #expect(sink.text == "\rstep 2\u{1B}[K")
        line.endStatus()
        #expect(sink.text.hasSuffix("\r\u{1B}[K"))
    }
}

import Testing

@testable import Terminal

@Suite struct HistoryWalkTests {
    private let entries = HistoryLines(["x = 1", "show x", "x = 1", "y = 2", "x = 3"])

    @Test func onAnEmptyLineAllEntriesAreWalked() {
        var walk = HistoryWalk(entries, typed: "", beginning: "")
        var seen: [String] = []
        while walk.goBack() { seen.append(walk.shown) }
        #expect(seen == ["x = 3", "y = 2", "x = 1", "show x", "x = 1"])
    }

    /// Steps back, or forward; what is shown then, nil where there was no step.
    private func back(_ walk: inout HistoryWalk) -> String? { walk.goBack() ? walk.shown : nil }
    private func forward(_ walk: inout HistoryWalk) -> String? { walk.goForward() ? walk.shown : nil }

    @Test func withABeginningOnlyEntriesThatShareItAreWalked() {
        var walk = HistoryWalk(entries, typed: "x = ", beginning: "x = ")
        let steps = [back(&walk), back(&walk), back(&walk)]
        // The older one of the same text would be no step.
        #expect(steps == ["x = 3", "x = 1", nil])
        #expect(walk.shown == "x = 1")
    }

    @Test func forwardItEndsAtWhatWasTyped() {
        var walk = HistoryWalk(entries, typed: "x = 9", beginning: "x =")
        let steps = [forward(&walk), back(&walk), forward(&walk), forward(&walk)]
        #expect(steps == [nil, "x = 3", "x = 9", nil])
    }

    @Test func theIndentationOfALineIsNoBeginning() {
        var walk = HistoryWalk(entries, typed: "    ", beginning: "    ")
        let step = back(&walk)
        #expect(step == "x = 3")
    }
}

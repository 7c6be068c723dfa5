import Testing

@testable import Terminal

@Suite struct HistorySearchTests {
    private let history = HistoryLines(["alpha = 1", "beta = 2", "alpha = 3", "alpha = 3", "gamma"])

    private func searching(_ text: String) -> HistorySearch {
        var search = HistorySearch(history, typed: "typed")
        for character in text { search.extend(String(character)) }
        return search
    }

    @Test func theNewestEntryThatHoldsTheTextIsFound() {
        #expect(searching("").shown == "typed")
        #expect(searching("a").shown == "gamma")
        #expect(searching("al").shown == "alpha = 3")
        #expect(searching("= 2").shown == "beta = 2")
    }

    @Test func aStepFindsWhatLooksDifferent() {
        var search = searching("alpha")
        search.goBack()
        #expect(search.shown == "alpha = 1" && !search.hasFailed)
        search.goBack()
        #expect(search.shown == "alpha = 1" && search.hasFailed)
        search.goForward()
        #expect(search.shown == "alpha = 3" && !search.hasFailed)
    }

    @Test func whatIsNotFoundLeavesWhatWas() {
        var search = searching("alphabet")
        #expect(search.shown == "alpha = 3" && search.hasFailed)
        search.shorten()
        search.shorten()
        search.shorten()
        #expect(search.shown == "alpha = 3" && !search.hasFailed)
        for _ in 0..<9 { search.shorten() }
        #expect(search.shown == "typed" && search.text.isEmpty)
    }
}

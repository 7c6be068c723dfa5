import Testing

@testable import Terminal

@Suite struct PageTests {
    private let text = "title\nn\n──\n" + (0..<50).map { "\($0)" }.joined(separator: "\n")

    @Test func theHeadOfATableStays() {
        var page = Page(text: text, rows: 14)
        #expect(page.shown == ["title", "n", "──"] + (0..<10).map { "\($0)" })
        #expect(page.status.hasPrefix("1–10 of 50 lines"))
        page.move(.pages(1))
        #expect(page.shown == ["title", "n", "──"] + (10..<20).map { "\($0)" })
        page.move(.end)
        #expect(page.shown.last == "49" && page.isAtEnd)
        page.move(.lines(1))
        #expect(page.shown.last == "49")
        page.move(.lines(-1))
        #expect(page.shown.last == "48" && !page.isAtEnd)
        page.move(.beginning)
        #expect(page.shown[3] == "0")
    }

    @Test(arguments: [1, 2, 3, 5]) func aLowScreenShowsAtLeastALine(_ rows: Int) {
        #expect(Page(text: text, rows: rows).shown.count >= 1)
        #expect(Page(text: text, rows: rows).shown.count <= max(rows - 1, 1))
    }

    @Test func keysMove() {
        #expect(Page.Move(32) == .pages(1) && Page.Move(Int32(UInt8(ascii: "k"))) == .lines(-1))
        #expect(Page.Move(Int32(UInt8(ascii: "q"))) == nil && Page.Move(3) == nil)
    }
}

/// The pager of the real prompt.
@Suite(.serialized) struct PagerTests {
    @Test func aTableLongerThanTheScreenIsPaged() throws {
        try TerminalSession.run(rows: 20) { session in
            try session.type("table(map(0..200, n -> ({row: n, square: n * n})))")
            var screen = try session.wait(for: "1–17 of 200 lines")
            #expect(screen.contains("row  square\n───  ──────\n") && !screen.contains("reel>"))
            try session.keys(literally: " ")
            screen = try session.wait(for: "18–34 of 200 lines")
            #expect(screen.contains("row  square\n") && screen.contains("\n 17     289\n"))
            try session.keys("Down")
            try session.wait(for: "19–35 of 200 lines")
            try session.keys("End")
            try session.wait(for: "184–200 of 200 lines")
            try session.resize(columns: 100, rows: 12)
            try session.wait(for: "of 200 lines")
            try session.keys("C-c")
            // Head and tail stay on the screen; leaving the pager does not interrupt the statement.
            screen = try session.wait(for: "rows\n")
            #expect(screen.contains("\n199   39601\n") && !screen.contains("interrupted"))
            try session.type("_[199, \"square\"]")
            try session.wait(for: "\n39601\n")
        }
    }

    @Test func aTableThatFitsIsShownAtOnce() throws {
        try TerminalSession.run(rows: 20) { session in
            try session.type("table(map(0..10, n -> ({row: n})))")
            try session.wait(for: "\n  9\nreel>")
        }
    }

    @Test func keysThatWaitAreNotThePagers() throws {
        try TerminalSession.run(rows: 20) { session in
            try session.type("s = range(0, 3000000) |> sum; table(map(0..200, n -> ({row: n})))")
            try session.type("6 * 7")
            try session.wait(for: "\n42\n")
        }
    }
}

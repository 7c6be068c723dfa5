import Testing

@testable import Foundations

@Test func aTableIsAligned() {
    let table = Table(
        columns: [.init("region"), .init("dice")],
        rows: [[.text("liver"), .number(0.8714)], [.text("pancreas"), .missing], [.text("胃"), .number(0.00001)]])
    #expect(
        table.render() == """
            region       dice
            ────────  ───────
            liver       0.871
            pancreas        –
            胃        1.0e-05
            """)
}

@Test func columnsThatDoNotFitAreCounted() {
    let table = Table(
        columns: ["a", "b", "c"].map { .init($0) }, rows: [[.text("xxxxxxxx"), .text("yyyyyyyy"), .integer(1)]])
    #expect(table.render(width: 20).hasSuffix("… 1 more column: c"))
}

@Test func ofLongTablesHeadAndTailAreShown() {
    let table = Table(columns: [.init("n")], rows: (0..<100).map { [.integer($0)] }, footer: [[.integer(99)]])
    #expect(
        table.render(maximumRows: 6) == """
             n
            ──
             0
             1
             2
            … 95 more of 100 rows
            98
            99
            ──
            99
            """)
    #expect(table.render(maximumRows: 100).split(separator: "\n").count == 104)
    #expect(table.render(maximumRows: 99).contains("… 2 more of 100 rows"))
    #expect(table.render(maximumRows: 0).contains(" 0\n… 98 more of 100 rows\n99"))
}

@Test func aFooterStandsBelowARuleAndIsNoRow() {
    var table = Table(columns: [.init("region"), .init("dice")], rows: [[.text("a"), .number(1)]])
    table.appendFooter([.text("mean")])
    #expect(table.column("dice") == [.number(1)] && table.footer == [[.text("mean"), .missing]])
    #expect(
        table.render() == """
            region   dice
            ──────  ─────
            a       1.000
            ──────  ─────
            mean        –
            """)
}

@Test(arguments: [1, 10, 20, 40]) func noLineIsWiderThanTheTerminalWhereThatCanBe(_ width: Int) {
    let table = Table(
        title: "Dice of three regions in two cases", columns: ["case", "liver", "胃の名前"].map { .init($0) },
        rows: [[.text("abdomen-001-with-a-long-name"), .number(0.5), .number(0.25)]])
    let widest = table.render(width: width).split(separator: "\n").map { TextWidth.columns(String($0)) }.max() ?? 0
    #expect(widest <= max(width, 12))
}

@Test func wideTextIsCutBeforeColumnsAreLeftOut() {
    let table = Table(
        columns: [.init("name"), .init("summary")],
        rows: [[.text("dice"), .text("Dice loss of a region's map: 0 where it agrees with the target.")]])
    let lines = table.render(width: 40).split(separator: "\n")
    #expect(lines.last == "dice  Dice loss of a region's map: 0 wh…")
}

@Test func aWrappedColumnGoesOnInTheNextLine() {
    let table = Table(
        columns: [.init("case"), .init("what", isWrapped: true), .init("voxels")],
        rows: [
            [.text("c1"), .text("annotated liver, in truth spleen"), .integer(7)],
            [.text("c2"), .text(""), .integer(8)],
        ])
    #expect(
        table.render(width: 34) == """
            case  what                  voxels
            ────  ────────────────────  ──────
            c1    annotated liver, in        7
                  truth spleen
            c2                               8
            """)
    #expect(table.render().split(separator: "\n").count == 4)
}

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

@Test func longTablesAreCut() {
    let table = Table(columns: [.init("n")], rows: (0..<100).map { [.integer($0)] })
    #expect(table.render(maximumRows: 10).hasSuffix("… 91 more rows"))
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

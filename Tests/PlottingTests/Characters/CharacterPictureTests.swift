import Testing

@testable import Plotting

/// The characters of a picture, spaces where nothing is written.
private func text(_ picture: CharacterPicture) -> [String] {
    picture.cells.map { String($0.compactMap { $0.text == nil ? " " : $0.text?.character }) }
}

private let curves = Figure(
    LinePlot([.init("one", y: [0.1, 0.5, 0.9]), .init("two", y: [0.9, 0.5, 0.1])], xLabel: "step", yLabel: "Dice"),
    title: "Scores")

@Test(arguments: [(80, 22), (110, 43), (40, 16), (200, 60)])
func theTextsOfAPlotAreWritten(_ columns: Int, _ rows: Int) throws {
    let picture = try curves.characters(columns: columns, rows: rows)
    #expect(picture.columns <= columns && picture.rows <= rows)
    let lines = text(picture)
    for word in ["Scores", "one", "two", "step", "Dice", "0.4", "0.8"] {
        #expect(lines.contains { $0.contains(word) }, "\(word)\n\(lines.joined(separator: "\n"))")
    }
    // The y axis' name stands above its numbers, level.
    #expect(lines.firstIndex { $0.contains("Dice") } == 2)
    #expect(picture.cells.joined().contains { $0.text == nil && ($0.upper.red < 0.5 || $0.lower.red < 0.5) })
}

@Test func namesOfBarsAreWrittenLevelAndWhole() throws {
    let names = ["background", "left hippocampus", "white matter", "cerebellum", "deep grey matter", "胃の名前"]
    let bars = Figure(BarChart(labels: names, series: [.init("dice", [0.1, 0.2, 0.3, 0.4, 0.5, 0.6])]))
    let lines = text(try bars.characters(columns: 60, rows: 20))
    for name in names { #expect(lines.contains { $0.contains(name) }, "\(name)\n\(lines.joined(separator: "\n"))") }
}

@Test func figuresStandBesideEachOtherWhereTheyCanBeRead() throws {
    let grid = Figure(FigureGrid([curves, curves, curves]), title: "All")
    let narrow = try grid.characters(columns: 80, rows: 22)
    #expect(narrow.columns <= 80 && narrow.rows > 44)
    #expect(text(narrow).count { $0.contains("Scores") } == 3)
    let wide = try grid.characters(columns: 240, rows: 40)
    #expect(wide.columns <= 240 && wide.rows <= 42)
    #expect(text(wide).contains { $0.ranges(of: "Scores").count == 3 })
}

@Test func textsDoNotRunIntoEachOther() throws {
    let values = (0..<6).map { row in (0..<12).map { Double(row * $0) / 55 } }
    let map = Figure(HeatMap(values, rowLabels: (0..<6).map { "row \($0)" }, columnLabels: (0..<12).map { "c\($0)" }))
    for line in text(try map.characters(columns: 80, rows: 22)) {
        #expect(!line.contains(/\d\.\d\d\d*\./), "\(line)")
    }
}

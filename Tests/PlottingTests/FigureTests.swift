import Foundation
import Foundations
import Testing

@testable import Plotting

private let long = "Pontine_crossing_tract_(a_part_of_MCP)_and_more_words_that_never_end"

private let figures: [(String, Figure)] = [
    (
        "lines",
        Figure(LinePlot([.init("a", y: [1, 2, .nan, 3]), .init(long, y: [0, 5], spread: [1, 1])], xLabel: "x"))
    ),
    ("no points", Figure(LinePlot([]))),
    (
        "heat",
        Figure(HeatMap([[1, -2, .nan], [3]], rowLabels: [long, "b"], columnLabels: ["x", long, "z"]), title: long)
    ),
    (
        "wide heat",
        Figure(HeatMap([(0..<300).map(Double.init)], groups: [.init("one", count: 100), .init(long, count: 500)]))
    ),
    ("no cells", Figure(HeatMap([]))),
    (
        "bars",
        Figure(BarChart(labels: [long, "b"], series: [.init("s", [1, -2, 3], spread: [0.1]), .init(long, [.nan])]))
    ),
    ("no bars", Figure(BarChart(labels: [], series: []))),
    (
        "image",
        Figure(
            ImagePlot(
                width: 3, height: 2, values: [1, 2, 3, .nan, 5], spacing: (0, .nan),
                overlay: .init(labels: [0, 1, 2, 2, -7, 1], names: [1: "one", 2: long], style: .outlines)))
    ),
    ("grid", Figure(FigureGrid([Figure(HeatMap([[1]])), Figure(LinePlot([.init("a", y: [1, 2])]), title: "t")]))),
    ("no figures", Figure(FigureGrid([]))),
    ("long title", Figure(HeatMap([[1]]), title: String(repeating: "word ", count: 20_000))),
    ("tiny", Figure(HeatMap([[1, 2], [3, 4]], rowLabels: ["a", "b"]), title: long, size: Size(1, -5))),
]

@Test(arguments: figures.map(\.0))
func everyFigureBecomesPNGAndSVG(name: String) throws {
    let figure = try #require(figures.first { $0.0 == name }?.1)
    let pixels = try PNGReader.read(figure.png())
    let size = figure.naturalSize
    #expect(pixels.width == Int((size.width * 2).rounded()) && pixels.height == Int((size.height * 2).rounded()))
    let svg = try figure.svg()
    #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>\n"))
    #expect(!svg.contains("nan") && !svg.contains("inf\""))
    let parser = XMLChecker(svg)
    #expect(parser.isWellFormed, "\(parser.problem)")
}

/// Labels keep off the edge: the outermost pixels of a figure stay white.
@Test(arguments: ["lines", "heat", "bars", "image", "grid", "wide heat"])
func nothingTouchesTheEdge(name: String) throws {
    let figure = try #require(figures.first { $0.0 == name }?.1)
    let pixels = try PNGReader.read(figure.png())
    for x in 0..<pixels.width { #expect(pixels[x, 0] == .white && pixels[x, pixels.height - 1] == .white) }
    for y in 0..<pixels.height { #expect(pixels[0, y] == .white && pixels[pixels.width - 1, y] == .white) }
}

@Test func aHeatMapShowsItsColours() throws {
    let figure = Figure(HeatMap([[0, 1]], showsValues: false))
    let pixels = try PNGReader.read(figure.png())
    let all = Set(stride(from: 0, to: pixels.width, by: 1).map { pixels[$0, pixels.height / 2] }.map(\.hex))
    #expect(all.contains(ColourMap.sequential.colour(0).hex) && all.contains(ColourMap.sequential.colour(1).hex))
}

@Test func aSliceShowsAnteriorAboveAndItsLabels() throws {
    // x = 0, y = 1 is bright and labelled: the upper left.
    let plot = ImagePlot(
        width: 2, height: 2, values: [0, 1, 0, 0], range: 0...1, overlay: .init(labels: [0, 0, 0, 5], opacity: 1))
    let canvas = RasterCanvas(size: Size(100, 100), scale: 1)
    try plot.draw(on: canvas, in: Rect(x: 0, y: 0, width: 100 + plot.preferredSize.width - 300, height: 100))
    #expect(canvas.pixels[20, 20] == .white)
    #expect(canvas.pixels[20, 80] == .grey(0))
    #expect(canvas.pixels[80, 20].hex == Palette.labels[4].hex)
}

@Test func aPictureThatCannotBeEmbeddedIsAnError() throws {
    let canvas = SVGCanvas(size: Size(10, 10))
    let place = Rect(x: 0, y: 0, width: 10, height: 10)
    #expect(throws: Problem.self) { try canvas.image(Pixels(width: 0, height: 0), in: place, isSmooth: false) }
}

@Test func aTitleWithoutEndIsCut() throws {
    let figure = Figure(HeatMap([[1]]), title: String(repeating: "long ", count: 20_000))
    #expect(figure.naturalSize.width <= 1220)
    let svg = try figure.svg()
    #expect(svg.contains("…</text>") && svg.utf8.count < 20_000)
}

@Test func aFigureFitsAFrame() {
    let panels = [1, 2, 3].map { _ in Figure(BarChart(labels: ["a", "b"], series: [.init("s", [1, 2])])) }
    for figure in [Figure(FigureGrid(panels, aspect: 16.0 / 9)), panels[0]] {
        let size = figure.fitting(16.0 / 9, scale: 0.75).naturalSize
        #expect(abs(size.width / size.height - 16.0 / 9) < 1e-9)
    }
    #expect(FigureGrid(panels, aspect: 0.3).columns == 1 && FigureGrid(panels, aspect: 6).columns == 3)
    #expect(FigureGrid([], aspect: 2).columns == 1)
}

/// A flag that asks for a stop stops every kind of figure in either format.
@Test(arguments: figures.map(\.0).filter { !$0.hasPrefix("no figures") })
func drawingCanBeStopped(name: String) throws {
    let figure = try #require(figures.first { $0.0 == name }?.1)
    let cancellation = Cancellation()
    cancellation.request()
    Cancellation.$current.withValue(cancellation) {
        #expect(throws: Interrupted.self) { try figure.png() }
        #expect(throws: Interrupted.self) { try figure.svg() }
        #expect(throws: Interrupted.self) { try figure.raster(scale: 1) }
    }
}

@Test func svgEscapesWhatUsersWrite() throws {
    let svg = try Figure(HeatMap([[1]], rowLabels: ["a<b & \"c\"\u{1}"])).svg()
    #expect(svg.contains("a&lt;b &amp; &quot;c&quot; </text>"))
}

@Test func anotherEndingIsRefused() {
    let problem = #expect(throws: Problem.self) { try Figure(HeatMap([[1]])).write(to: "a.gif") }
    #expect(problem?.remedy == "end the name in .png or .svg")
}

/// As much of XML as tells whether tags close in order.
private struct XMLChecker {
    private(set) var problem = ""
    var isWellFormed: Bool { problem.isEmpty }

    init(_ text: String) {
        var open: [Substring] = []
        for piece in text.split(separator: "<").dropFirst(0) where !piece.allSatisfy(\.isWhitespace) {
            guard let end = piece.firstIndex(of: ">") else {
                problem = "a tag without end: \(piece.prefix(40))"
                return
            }
            let tag = piece[..<end]
            let name = tag.split { $0 == " " || $0 == "/" || $0.isNewline }.first ?? ""
            if tag.hasPrefix("/") {
                if open.popLast() != name { problem = "</\(name)> closes nothing" }
            } else if !tag.hasSuffix("/") {
                open.append(name)
            }
            if tag.count(where: { $0 == "\"" }) % 2 != 0 { problem = "an odd quote in \(tag.prefix(60))" }
        }
        if !open.isEmpty { problem = "left open: \(open)" }
    }
}

import Testing

@testable import Plotting

private func svg(_ plot: ImagePlot) throws -> String { try Figure(plot).svg() }

@Test func lettersPlaceNumbersAndNamesStandAroundThePicture() throws {
    var plot = ImagePlot(
        width: 2, height: 2, values: [0, 50, 100, 200], range: 0...200, hasColourBar: true,
        overlay: .init(labels: [0, 3, -1, 30], names: [3: "liver"]))
    plot.letters = .init(left: "L", right: "R", bottom: "P", top: "A")
    plot.caption = "axial slice z = 4 of 0–8"
    plot.label = "HU"
    let text = try svg(plot)
    for word in ["L", "R", "P", "A", "axial slice z = 4 of 0–8", "100", "HU", "liver", "30"] {
        #expect(text.contains(">\(word)</text>"), "\(word)")
    }
    #expect(text.contains(try #require(Palette.label(3)).hex))
    plot.letters = nil
    #expect(try !svg(plot).contains(">R</text>"))
}

@Test func aLabelHasOneColourWhateverIsBesideIt() throws {
    func colour(_ labels: [Int]) throws -> Colour {
        let plot = ImagePlot(width: 1, height: 2, values: [], overlay: .init(labels: labels, opacity: 1))
        return try plot.pixels()[0, 1]
    }
    #expect(try colour([5, 0]) == colour([5, 1]))
    #expect(try colour([5, 0]).hex == Palette.label(5)?.hex)
    #expect(try colour([0, 5]) == .grey(0))
}

@Test func ofManyPixelsEveryNthIsDrawn() throws {
    let plot = ImagePlot(
        width: 3000, height: 2, values: (0..<6000).map { $0 < 3000 ? 0 : 1 }, range: 0...1,
        overlay: .init(labels: (0..<6000).map { $0 / 2 }))
    #expect(plot.width == 1000 && plot.height == 2 && plot.values.count == 2000)
    #expect(plot.values[0] == 0 && plot.values[1999] == 1 && plot.overlay?.labels[2] == 4)
    #expect(plot.aspect == 20)
    let bare = ImagePlot(width: 3000, height: 2, values: (0..<6000).map { $0 < 3000 ? 0 : 1 }, range: 0...1)
    #expect(try bare.pixels()[499, 0] == .grey(0) && bare.pixels()[500, 0] == .white)
}

@Test func greysGoFromTheFirstToTheLastPercentile() {
    #expect(ImagePlot.limits(of: (0...100).map { Float($0) } + [.nan]) == 1...99)
    #expect(ImagePlot.limits(of: [3, 3]) == 3...4)
    #expect(ImagePlot.limits(of: [.nan]) == 0...1)
    #expect(ImagePlot.limits(of: []) == 0...1)
}

import Testing

@testable import Plotting

@Test func categoriesHaveALegendInPlaceOfTheColourBar() throws {
    let red = Colour(hex: 0xFF0000)
    let green = Colour(hex: 0x00FF00)
    let map = HeatMap(
        categories: [.init("here", red), .init("there", green)], [[0, 1], [1, 1]], rowLabels: ["r1", "r2"],
        columnLabels: ["c1", "c2"])
    let text = try Figure(map).svg()
    for word in ["here", "there", "r1", "c2", red.hex, green.hex] { #expect(text.contains(word), "\(word)") }
    #expect(!text.contains(">0.5<"))
}

@Test func ofManyCellsSomeAreDrawn() throws {
    // 3000 columns, dark but for the last third.
    let row = (0..<3000).map { $0 < 2000 ? 0.0 : 1 }
    let figure = Figure(HeatMap([row, row]))
    let pixels = try PNGReader.read(figure.png())
    let middle = (0..<pixels.width).map { pixels[$0, 40].hex }
    let (dark, light) = (ColourMap.sequential.colour(0).hex, ColourMap.sequential.colour(1).hex)
    let ratio = Double(middle.count { $0 == dark }) / Double(max(middle.count { $0 == light }, 1))
    #expect((1.8...2.2).contains(ratio), "\(ratio)")
}

@Test func aLargeTableIsNoLargerThanAPage() {
    let size = HeatMap([[Double]](repeating: [Double](repeating: 1, count: 2000), count: 2000)).preferredSize
    #expect(size.width < 1400 && size.height < 2100)
}

@Test func cellsHaveTheColoursOfTheirCategories() throws {
    let map = HeatMap(
        categories: [.init("here", Colour(hex: 0xFF0000)), .init("there", Colour(hex: 0x00FF00))], [[0, 1, 1]])
    let raster = try Figure(map).raster(scale: 1)
    var counts: [[UInt8]: Int] = [:]
    for at in stride(from: 0, to: raster.rgb.count, by: 3) { counts[Array(raster.rgb[at..<at + 3]), default: 0] += 1 }
    let (red, green) = (counts[[255, 0, 0]] ?? 0, counts[[0, 255, 0]] ?? 0)
    #expect(red > 100)
    #expect((1.6...2.2).contains(Double(green) / Double(red)), "\(red) \(green)")
}

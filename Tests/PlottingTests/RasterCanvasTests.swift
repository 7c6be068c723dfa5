import Testing

@testable import Plotting

@Test func edgesAreSmooth() throws {
    let canvas = RasterCanvas(size: Size(4, 4), scale: 1)
    try canvas.fill(Rect(x: 1, y: 1, width: 1.5, height: 1), Colour(0, 0, 0))
    #expect(canvas.pixels[1, 1].red == 0)
    #expect(abs(canvas.pixels[2, 1].red - 0.5) < 0.01)
    #expect(canvas.pixels[3, 1].red == 1 && canvas.pixels[1, 2].red == 1)
}

@Test func overlappingStrokesOfOneLineAreLaidOnOnce() throws {
    let canvas = RasterCanvas(size: Size(10, 10), scale: 1)
    try canvas.stroke([Point(1, 5), Point(9, 5), Point(1, 5)], Colour(0, 0, 0, alpha: 0.5), width: 2)
    #expect(abs(canvas.pixels[5, 5].red - 0.5) < 0.01)
}

@Test func nothingIsDrawnOutsideAClipOrThePicture() throws {
    let canvas = RasterCanvas(size: Size(10, 10), scale: 1)
    try canvas.clipped(to: Rect(x: 2, y: 2, width: 4, height: 4)) {
        try canvas.fill(Rect(x: -100, y: -100, width: 300, height: 300), Colour(0, 0, 0))
        try canvas.stroke([Point(-1e9, 4), Point(1e9, 4)], Colour(0, 0, 0), width: 40)
        try canvas.fill(polygon: [Point(-50, -50), Point(50, -50), Point(0, 90)], Colour(0, 0, 0))
    }
    try canvas.stroke([Point(.nan, 1), Point(3, .infinity)], Colour(1, 0, 0), width: 2)
    #expect(canvas.pixels[1, 4].red == 1 && canvas.pixels[6, 4].red == 1 && canvas.pixels[4, 6].red == 1)
    #expect(canvas.pixels[3, 3].red == 0)
}

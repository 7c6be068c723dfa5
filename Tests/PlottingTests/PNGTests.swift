import Foundations
import Testing

@testable import Plotting

@Test func aPictureComesBack() throws {
    var pixels = Pixels(width: 5, height: 3)
    for x in 0..<5 {
        for y in 0..<3 { pixels[x, y] = Colour(Double(x) / 4, Double(y) / 2, 0.2) }
    }
    #expect(try PNGReader.read(PNG.encode(pixels)) == pixels)
}

@Test func anEmptyPictureIsRefused() {
    #expect(throws: Problem.self) { try PNG.encode(Pixels(width: 0, height: 3)) }
}

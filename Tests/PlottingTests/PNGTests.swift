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

@Test func bytesOfThreeChannelsBecomeAPicture() throws {
    let rgb: [UInt8] = [255, 0, 0, 0, 255, 0]
    let pixels = try PNGReader.read(PNG.encode(rgb: rgb, width: 2, height: 1))
    #expect(pixels[0, 0] == Colour(1, 0, 0))
    #expect(pixels[1, 0] == Colour(0, 1, 0))
    #expect(throws: Problem.self) { try PNG.encode(rgb: rgb, width: 3, height: 1) }
}

import Testing

@testable import Terminal

@Suite struct HalfBlocksTests {
    @Test func twoRowsBecomeOneLine() {
        let picture = HalfBlocks.render(rgb: [255, 0, 0, 0, 0, 255], width: 1, height: 2, columns: 10)
        #expect(picture == "\u{1B}[38;2;255;0;0;48;2;0;0;255m▀\u{1B}[0m")
    }

    @Test func anOddLastRowHasNoGround() {
        #expect(HalfBlocks.render(rgb: [1, 2, 3], width: 1, height: 1, columns: 10) == "\u{1B}[38;2;1;2;3m▀\u{1B}[0m")
    }

    @Test func aWidePictureIsAveraged() {
        let picture = HalfBlocks.render(
            rgb: [0, 0, 0, 100, 100, 100, 0, 0, 0, 100, 100, 100], width: 4, height: 1, columns: 2)
        #expect(picture == "\u{1B}[38;2;50;50;50m▀\u{1B}[38;2;50;50;50m▀\u{1B}[0m")
    }

    @Test func bytesThatDoNotMatchGiveNothing() {
        #expect(HalfBlocks.render(rgb: [1, 2], width: 1, height: 1, columns: 10).isEmpty)
        #expect(HalfBlocks.render(rgb: [], width: Int.max, height: 2, columns: 10).isEmpty)
    }

    @Test(arguments: [
        ([0, 0, 0], 16), ([255, 255, 255], 231), ([128, 128, 128], 244), ([255, 0, 0], 196), ([0, 95, 135], 24),
    ])
    func withoutManyColoursTheNearestOfThePaletteStands(_ rgb: [UInt8], _ index: Int) {
        let picture = HalfBlocks.render(rgb: rgb, width: 1, height: 1, columns: 10, depth: .palette)
        #expect(picture == "\u{1B}[38;5;\(index)m▀\u{1B}[0m")
    }
}

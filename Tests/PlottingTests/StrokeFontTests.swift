import Testing

@testable import Plotting

@Test func everyPrintableASCIIAndTheGreekOfFormulasIsDrawn() {
    for code in UInt8(33)..<127 {
        let character = Character(UnicodeScalar(code))
        #expect(StrokeFont.glyphs[character]?.strokes.isEmpty == false, "\(character)")
    }
    for character in "αβγδεθλμπστφωΔΣ×±°·…→²³−–≤≥" {
        #expect(StrokeFont.glyphs[character]?.strokes.isEmpty == false, "\(character)")
    }
    for (character, glyph) in StrokeFont.glyphs {
        for point in glyph.strokes.joined() {
            #expect(point.x > -0.9 && point.x < glyph.advance + 0.6 && point.y > -2.6 && point.y < 8.1, "\(character)")
        }
    }
}

@Test func accentsFallBackAndTheUnknownIsABox() {
    #expect(StrokeFont.characters(of: "Éö中") == ["E", "o", "\u{FFFD}"])
}

@Test func widthGrowsWithTextAndSize() {
    #expect(StrokeFont.width(of: "", size: 10) == 0)
    #expect(StrokeFont.width(of: "mm", size: 10) > StrokeFont.width(of: "ii", size: 10))
    #expect(abs(StrokeFont.width(of: "abc", size: 20) - 2 * StrokeFont.width(of: "abc", size: 10)) < 1e-9)
}

@Test func longTextIsCut() {
    let cut = TextFit.cut("Pontine_crossing_tract_(a_part_of_MCP)", to: 80, size: 10)
    #expect(cut.hasSuffix("…") && StrokeFont.width(of: cut, size: 10) <= 80)
    #expect(TextFit.cut("short", to: 80, size: 10) == "short")
}

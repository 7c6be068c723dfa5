import Testing

@testable import Plotting

private func distance(_ one: Colour, _ other: Colour) -> Double {
    let (a, b) = (one.lab, other.lab)
    return ((a.l - b.l) * (a.l - b.l) + (a.a - b.a) * (a.a - b.a) + (a.b - b.b) * (a.b - b.b)).squareRoot()
}

@Test func twentyFourLabelsLookDifferent() {
    #expect(Palette.labels.count == 24)
    for (index, colour) in Palette.labels.enumerated() {
        for other in Palette.labels[..<index] { #expect(distance(colour, other) > 26, "\(colour.hex) \(other.hex)") }
        // None is lost on a grey scan.
        #expect(
            distance(colour, Colour.grey(0.5)) > 26
                && (colour.lab.a * colour.lab.a + colour.lab.b * colour.lab.b) > 26 * 26)
    }
}

@Test func aLabelsColourIsItsValues() {
    #expect(Palette.label(0) == nil && Palette.label(-1) == nil)
    #expect(Palette.label(1) == Palette.labels[0] && Palette.label(24) == Palette.labels[23])
    // Beyond 24 paler and darker.
    for value in [1, 24] {
        let three = [value, value + 24, value + 48].compactMap(Palette.label)
        #expect(distance(three[0], three[1]) > 10 && distance(three[0], three[2]) > 10)
    }
    #expect(Palette.label(.max) != nil)
}

@Test func curvesAreTold() {
    let all = (0..<16).map(Palette.colour)
    for (index, colour) in all.enumerated() {
        for other in all[..<index] { #expect(distance(colour, other) > 26) }
        #expect(colour.lightness < 0.95)
    }
    _ = Palette.colour(.min)
}

@Test func labOfKnownColours() {
    // Lindbloom's values for sRGB red and white under D65.
    let red = Colour(1, 0, 0).lab
    #expect(abs(red.l - 53.24) < 0.02 && abs(red.a - 80.09) < 0.02 && abs(red.b - 67.20) < 0.02)
    #expect(abs(Colour.white.lab.l - 100) < 0.01 && abs(Colour.grey(0).lab.l) < 0.01)
}

import Testing

@testable import Space

@Test func numbersHaveTheDigitsThatTellThemApart() {
    #expect(Grid.texts([1, 0.9375], [1, 2]) == (["1", "0.938"], ["1", "2"]))
    #expect(Grid.texts([1.0001], [1.0002]) == (["1.0001"], ["1.0002"]))
    #expect(Grid.texts([1.00000001], [1.00000002]) == (["1.00000001"], ["1.00000002"]))
    #expect(Grid.rounded(-0.0004, 3) == "0" && Grid.rounded(-12.5, 3) == "-12.5" && Grid.rounded(.nan, 3) == "nan")
    #expect(abs(Grid.degrees(chord: 2) - 180) < 1e-9 && abs(Grid.degrees(chord: 1) - 60) < 1e-9)
}

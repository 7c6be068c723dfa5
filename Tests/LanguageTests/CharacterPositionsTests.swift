import TestSupport
import Testing

@testable import Language

@Test(arguments: [
    "", "a", "liver", "Größe", "👩‍👧 und mehr", "a\r\nb", String(repeating: "ab\r\n", count: 40),
    String(repeating: "ä", count: 100),
])
func charactersAreFoundWherePeopleSeeThem(_ text: String) throws {
    let positions = try CharacterPositions(text)
    let characters = Array(text)
    #expect(positions.count == characters.count)
    for (index, character) in characters.enumerated() {
        #expect(try positions.element(at: .value(.integer(index))) == String(character))
    }
    #expect(try positions.element(at: .slice(start: 1, stop: nil, step: nil)) == String(characters.dropFirst()))
    #expect(try positions.element(at: .slice(start: nil, stop: nil, step: -1)) == String(characters.reversed()))
    #expect(throws: ScriptError.self) { try positions.element(at: .value(.integer(characters.count))) }
}

/// Ten times the text takes about ten times as long; a walk from the start for every index would take a hundred times.
@Test func goingThroughAStringByIndexTakesLinearTime() {
    func duration(_ count: Int, _ piece: String) -> Duration {
        let script = """
            def run(text) { n = 0; for i in 0..count(text) { if text[i] == "x" { n += 1 } }; n }
            run(repeat("\(piece)", \(count)))
            """
        return processorTime { #expect(shown(script) == String(count)) }
    }
    for piece in ["abcx", "äbcx"] {
        _ = duration(100, piece)
        #expect(duration(20_000, piece) < duration(2_000, piece) * 40)
    }
}

@Test func severalStringsAreRememberedSideBySide() {
    var cache = CharacterCache()
    let texts = (0..<6).map { String(repeating: "ä\($0)", count: 50) }
    for text in texts + texts { #expect((try? cache.positions(in: text))?.text == text) }
}

import Testing

@testable import Language

@Suite struct TextSearchTests {
    /// "é" as one code point and as two.
    private static let (one, two) = ("caf\u{E9}", "cafe\u{301}")

    private func search(_ part: String, _ text: String) -> TextSearch { TextSearch(of: part, in: text, look: {}) }

    private func places(_ part: String, _ text: String) throws -> [Int] {
        try search(part, text).places().map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) }
    }

    @Test func partsAreFoundFromTheLeftNotOverlapping() throws {
        #expect(try places("aa", "aaaaa") == [0, 2])
        #expect(try places("aab", "aaab aab") == [1, 5])
        #expect(try places("abcabd", "abcabcabd") == [3])
        #expect(try places("", "abc").isEmpty)
        #expect(try places("abcd", "abc").isEmpty)
    }

    @Test func charactersCountHoweverTheyAreWritten() throws {
        #expect(try places(Self.two, "le \(Self.one)") == [3])
        #expect(try places(Self.one, "le \(Self.two)") == [3])
        // As `==` and indices have it, the last character is no "e".
        #expect(try places("cafe", Self.two).isEmpty)
        #expect(try places("e", Self.two).isEmpty)
        #expect(try places("\u{301}", Self.two).isEmpty)
        // The sign of kelvin is the letter K.
        #expect(try places("\u{212A}", "3 K") == [2])
        #expect(try places("🇦", "🇦🇹").isEmpty)
    }

    @Test func beginningsAndEndsCompareAsWell() throws {
        #expect(try search("caf", Self.two).isPrefix() && search(Self.one, Self.two).isPrefix())
        #expect(try !search("cafe", Self.two).isPrefix() && !search("x\u{301}", "x").isPrefix())
        #expect(try !search("x", "x\u{301}").isPrefix())
        #expect(try search("f\u{E9}", Self.two).isSuffix() && !search("\u{301}", Self.two).isSuffix())
        #expect(try search("", "a").isPrefix() && search("", "a").isSuffix() && !search("ab", "b").isSuffix())
    }

    @Test func lineBreaksOfTwoCharactersAreFoundByEither() throws {
        #expect(try search("\n", "a\r\nb\nc").piecesBetween() == ["a\r", "b", "c"])
        #expect(try search("\r\n", "é\r\nb").piecesBetween() == ["é", "b"])
        #expect(try search("\n", "é\r\nb").piecesBetween() == ["é\r", "b"])
        #expect(try search("\n", "é\r\n").isSuffix() && search("\r", "\r\né").isPrefix())
    }

    /// Not so many steps as the text is long times the part: that would take hours.
    @Test func aPartThatNearlyMatchesEverywhereIsNoTrouble() throws {
        let text = String(repeating: "a", count: 200_000)
        let part = String(repeating: "a", count: 100_000) + "b"
        #expect(try places(part, text).isEmpty)
        #expect(try places("é" + part, "é" + text).isEmpty)
    }

    @Test func aStopIsSeenOnTheWay() {
        struct Stop: Error {}
        for letter in ["a", "é"] {
            let text = String(repeating: letter, count: 200_000)
            #expect(throws: Stop.self) { try TextSearch(of: "b", in: text) { throw Stop() }.places() }
        }
    }
}

@Test func stringFunctionsCompareAsEqualityDoes() {
    let pair = "a = \"caf\\u{e9}\"; b = \"cafe\\u{301}\"; "
    #expect(
        shown(pair + "[a == b, contains(a, b), starts_with(b, a), ends_with(a, b), contains(b, \"e\")]")
            == "[true, true, true, true, false]")
    #expect(
        shown(pair + "[replace(a + \"!\", b, \"x\"), split(a + \",\" + b, b), find([a], b)]")
            == "[\"x!\", [\"\", \",\", \"\"], 0]")
    #expect(shown(pair + "[find(\"le \" + b, a), find(b, \"x\"), (\"le \" + b)[3:] == a]") == "[3, none, true]")
}

@Test func linesEndInAnyOfThreeWays() {
    #expect(shown("lines(\"a\\r\\nb\\rc\\nd\")") == "[\"a\", \"b\", \"c\", \"d\"]")
    #expect(shown("lines(\"é\\r\\n\\r\\n\")") == "[\"é\", \"\", \"\"]")
    #expect(shown("lines(\"\")") == "[\"\"]")
    // Not at what only some programs break a line at.
    #expect(shown("count(lines(\"a\\u{2028}b\\u{85}c\"))") == "1")
}

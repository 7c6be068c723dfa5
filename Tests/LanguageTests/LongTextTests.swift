import Testing

@testable import Language

@Suite struct LongTextTests {
    private static let padding = String(repeating: "abcdefgh", count: 1 << 16)

    /// What short texts compare as, long ones that begin alike do, too.
    @Test(arguments: [
        ("", ""), ("a", "b"), ("a", ""), ("caf\u{E9}", "cafe\u{301}"), ("e", "e\u{301}"), ("x漢", "x\u{301}z"),
        ("x", "x\u{301}"),
        ("\r\n", "\n"), ("🇦🇹", "🇦"), ("Z", "a"),
    ])
    func theEndDecides(_ a: String, _ b: String) {
        for padding in [Self.padding, Self.padding + "\u{E9}", Self.padding + "e\u{301}"] {
            let (x, y) = (padding + a, padding + b)
            #expect(LongText.areEqual(x, y, look: {}) == (x == y))
            #expect(LongText.isLess(x, y, look: {}) == (x < y))
            #expect(LongText.isLess(y, x, look: {}) == (y < x))
        }
    }

    @Test func whatIsWrittenOtherwiseIsEqual() {
        let (one, two) = (String(repeating: "\u{E9}", count: 1 << 18), String(repeating: "e\u{301}", count: 1 << 18))
        #expect(LongText.areEqual(one, two, look: {}) && !LongText.isLess(one, two, look: {}))
    }

    @Test func aStopIsSeenOnTheWay() {
        struct Stop: Error {}
        let text = Self.padding
        #expect(throws: Stop.self) { try LongText.areEqual(text, text + "", look: { throw Stop() }) }
        #expect(throws: Stop.self) { try LongText.isLess(text + "a", text + "bc", look: { throw Stop() }) }
    }
}

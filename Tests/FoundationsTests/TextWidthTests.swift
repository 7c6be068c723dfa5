import Testing

@testable import Foundations

@Test func textIsWrappedAtSpaces() {
    #expect(TextWidth.wrapped("one two three", to: 7) == ["one two", "three"])
    #expect(TextWidth.wrapped("unbreakable word", to: 4) == ["unbreakable", "word"])
    #expect(TextWidth.wrapped("", to: 4) == [])
    #expect(TextWidth.wrapped("日本 語", to: 5) == ["日本", "語"])
}

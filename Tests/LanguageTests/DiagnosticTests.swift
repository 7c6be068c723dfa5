import Testing

@testable import Language

private func render(_ text: String, _ range: Range<Int>) -> [Substring] {
    let source = Source(name: "a.reel", text: text)
    return Diagnostic(ScriptError("value", "here", span: Span(source, range))).render(colour: false)
        .split(separator: "\n")
}

@Test func caretsStandUnderWideCharactersAndTabs() {
    #expect(render("\tab = 1", 1..<3).dropFirst() == ["  1 |     ab = 1", "    |     ^^"])
    #expect(render("名前 = 1", 9..<10).dropFirst() == ["  1 | 名前 = 1", "    |        ^"])
    #expect(render("x = 名前", 4..<10).dropFirst() == ["  1 | x = 名前", "    |     ^^^^"])
    #expect(render("e\u{301}x", 3..<4).dropFirst() == ["  1 | e\u{301}x", "    |  ^"])
}

@Test func columnsCountCharacters() {
    #expect(render("名前 = 1", 9..<10)[0] == "a.reel:1:6: error: here")
}

@Test func aSpanOverLinesIsMarkedOnItsFirst() {
    #expect(render("f(1,\n  2)", 0..<9).dropFirst() == ["  1 | f(1,", "    | ^^^^"])
}

@Test func longLinesAreCut() {
    let text = String(repeating: "a", count: 100_000)
    let lines = render(text, 50_000..<50_001)
    #expect(lines[1].count < 120)
    #expect(lines[2].hasSuffix("^"))
    #expect(render(text, 0..<100_000)[1].count < 120)
}

@Test func theEndOfAnEmptySourceIsAPlace() {
    #expect(render("", 0..<0).first == "a.reel:1:1: error: here")
    #expect(render("a\n", 2..<2).first == "a.reel:2:1: error: here")
}

@Test func coloursAreThereOnlyWhenAskedFor() {
    let error = ScriptError("value", "here", notes: ["note"], span: Span(Source(name: "a", text: "x"), 0..<1))
    #expect(!Diagnostic(error).render(colour: false).contains("\u{1B}"))
    #expect(Diagnostic(error).render(colour: true).contains("\u{1B}[1;31m"))
}

@Test func notesMayHaveSeveralLines() {
    let error = ScriptError("value", "here", notes: ["one\ntwo"])
    #expect(Diagnostic(error).render(colour: false) == "error: here\n  note: one\n        two")
}

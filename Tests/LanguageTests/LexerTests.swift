import Testing

@testable import Language

private func lexed(_ text: String) -> Lexer {
    var lexer = Lexer(Source(name: "test", text: text))
    lexer.run()
    return lexer
}

private func kinds(_ text: String) -> [Token.Kind] { lexed(text).tokens.map(\.kind).dropLast() }

@Test func numbersAreIntegersOrFloats() {
    #expect(
        kinds("12 1_000 0xff 0b101 0o17") == [.integer(12), .integer(1000), .integer(255), .integer(5), .integer(15)])
    #expect(kinds("3.14 3e-3 1e3 2.5e+2") == [.float(3.14), .float(0.003), .float(1000), .float(250)])
    #expect(kinds("1..3") == [.integer(1), .symbol(".."), .integer(3)])
}

@Test func namesMayHoldLettersOfAnyAlphabet() {
    #expect(kinds("größe 名前 _a1") == [.name("größe"), .name("名前"), .name("_a1")])
}

@Test func offsetsCountBytesOfUTF8() {
    let tokens = lexed("é = 名 + 1").tokens
    #expect(tokens[0].range == 0..<2)
    #expect(tokens[2].range == 5..<8)
    #expect(tokens[4].range == 11..<12)
}

@Test func tokensKnowWhatStandsBeforeThem() {
    let tokens = lexed("f (x)\ng[1]").tokens
    #expect(tokens.map(\.spaceBefore) == [false, true, false, false, true, false, false, false, false])
    #expect(tokens.map(\.newlineBefore) == [true, false, false, false, true, false, false, false, false])
}

/// What a script says does not depend on the line ends of its file.
@Test(arguments: [
    "s = \"\"\"\n    first\n      second\n    \"\"\"", "s = \"\"\"\na\\(x)\n\n  b\n\"\"\"", "s = \"\"\"a\n\"\"\"",
    "s = \"\"\"\n\"\"\"", "# comment\nx = 1  # beside\n#> 1\nif x {\n  y\n}", "ls a b\ncd c\n",
])
func lineEndsOfWindowsMeanTheSame(_ text: String) {
    let windows = text.replacing("\n", with: "\r\n")
    #expect(kinds(windows) == kinds(text))
    #expect(lexed(windows).recorded.map(\.text) == lexed(text).recorded.map(\.text))
    #expect(lexed(windows).errors.isEmpty)
}

@Test func aCarriageReturnThatIsWrittenStays() {
    #expect(kinds("\"\"\"\r\na\\r\r\nb\rc\r\n\"\"\"") == [.stringStart, .stringText("a\r\nb\rc"), .stringEnd])
}

@Test func stringsAreTextsAndInterpolations() {
    #expect(
        kinds("\"a\\(x)b\"") == [
            .stringStart, .stringText("a"), .interpolationStart, .name("x"), .interpolationEnd, .stringText("b"),
            .stringEnd,
        ])
    #expect(kinds("\"\\n\\t\\\"\\\\\\u{41}\"") == [.stringStart, .stringText("\n\t\"\\A"), .stringEnd])
}

@Test func stringsNestInInterpolations() {
    #expect(kinds("\"\\(\"\\(1)\")\"").count == 9)
    #expect(lexed("\"\\(f(\"a)\"))\"").errors.isEmpty)
}

@Test func multilineStringsLoseTheIndentationOfTheirEnd() {
    #expect(shown("\"\"\"\n    one\n      two \\(1)\n    \"\"\"") == "\"one\\n  two 1\"")
    #expect(shown("\"\"\"\n\\(1)\"\"\"") == "\"1\"")
    #expect(shown("\"\"\"\nquote \" and \"\" in it\n\"\"\"") == "\"quote \\\" and \\\"\\\" in it\"")
}

@Test func wordStatementsTakeTheRestOfTheLine() {
    #expect(kinds("help unet") == [.words(["help", "unet"])])
    #expect(kinds("?unet") == [.words(["help", "unet"])])
    #expect(kinds("cd ../data/a-b \"my dir\" # there") == [.words(["cd", "../data/a-b", "my dir"])])
    #expect(kinds("ls *.nii; x") == [.words(["ls", "*.nii"]), .symbol(";"), .name("x")])
    #expect(kinds("ls = 3").first == .name("ls"))
    #expect(kinds("help(x)").first == .name("help"))
    #expect(kinds("x = [\n ls,\n help]").contains(.name("ls")))
}

@Test func commentsAndRecordedLines() {
    let lexer = lexed("x # note\n#> 3\n#>  4\n#>")
    #expect(lexer.tokens.count == 2)
    #expect(lexer.recorded.map(\.text) == ["3", " 4", ""])
}

@Test func bracketsKnowTheirPartner() {
    let tokens = lexed("f([1], {a: 2})").tokens
    #expect(tokens[1].match == 11)
    #expect(tokens[2].match == 4)
    #expect(tokens[6].match == 10)
}

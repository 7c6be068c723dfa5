import Testing

@testable import Language

@Suite struct ContinuationTests {
    @Test(arguments: [
        ("x = 1", nil), ("x = (1 +", 4), ("def f() {", 4), ("def f() {\n    if x {", 8), ("f([{", 4), ("x = 1 +", 4),
        ("f([\n    1,", 4), ("x = \"\"\"\n  text", 0), ("def f() {\n    1\n}", nil), ("x = )", nil),
    ])
    func linesAreIndentedByTheOpenBracketsAboveThem(_ text: String, _ columns: Int?) {
        #expect(Continuation.indentation(after: text) == columns)
    }

    @Test func aLineKeepsTheIndentationItWasReadWith() {
        #expect(Continuation.joined("f(", "    1)", indentation: 4) == "f(\n    1)")
    }

    @Test func indentationThatIsTypedAsWellIsNotDoubled() {
        #expect(Continuation.joined("f(", "        1)", indentation: 4) == "f(\n    1)")
        #expect(Continuation.joined("f(", "    \t1)", indentation: 4) == "f(\n    \t1)")
    }

    @Test func anEmptyLineHasNoBlanks() {
        #expect(Continuation.joined("f(", "    ", indentation: 4) == "f(\n")
    }

    @Test func textBetweenTripleQuotesStaysAsItIs() {
        #expect(Continuation.joined("x = \"\"\"", "  a", indentation: 0) == "x = \"\"\"\n  a")
    }
}

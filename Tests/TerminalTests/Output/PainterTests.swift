import Testing

@testable import Terminal

@Suite struct PainterTests {
    private let painter = Painter(theme: .dark)

    private func marked(_ text: String) -> String {
        painter.paint(text).replacing("\u{1B}[36m", with: "<").replacing("\u{1B}[32m", with: "«")
            .replacing("\u{1B}[2m", with: "(").replacing("\u{1B}[1m", with: "*").replacing("\u{1B}[0m", with: "|")
    }

    @Test(arguments: [
        ("42", "<42|"), ("[1, -2.5, 1e-3]", "[<1|, <-2.5|, <1e-3|]"), ("x1 a_2 2D", "x1 a_2 2D"), ("3.", "<3|."),
        ("\"a 1\" 2", "«\"a 1\"| <2|"), ("\"a \\\" 1\"", "«\"a \\\" 1\"|"), ("it's \" 5", "it's \" <5|"),
        ("0..5", "<0|..<5|"), ("├─ liver  1", "(├─| liver  <1|"), ("", ""), ("- a", "- a"),
    ])
    func numbersStringsAndLinesAreColoured(_ text: String, _ painted: String) {
        #expect(marked(text) == painted)
    }

    @Test func theHeadOfATableIsBold() {
        #expect(marked("name  n\n────  ─\na     1") == "*name  n|\n(────  ─|\na     <1|")
    }

    @Test func theLastRowAboveAFooterIsNotBold() {
        #expect(
            marked("name  n\n────  ─\na     1\n────  ─\nmean  1")
                == "*name  n|\n(────  ─|\na     <1|\n(────  ─|\nmean  <1|")
    }

    @Test func withoutAThemeTextStaysAsItIs() {
        #expect(Painter(theme: .none).paint("[1, \"a\"]") == "[1, \"a\"]")
    }

    @Test(arguments: ["[1, \"größe\"]", "a  b\n─  ─\n1  –", "\"\"\"", "1e", "-", "脳 2"])
    func colourChangesNoText(_ text: String) {
        #expect(painter.paint(text).replacing(/\u{1B}\[[0-9;]*m/, with: "") == text)
    }
}

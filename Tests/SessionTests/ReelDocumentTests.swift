import Language
import Testing

@testable import Session

@Suite struct ReelDocumentTests {
    private func document(_ text: String) throws -> ReelDocument {
        let source = Source(name: "test.reel", text: text)
        return ReelDocument(try Parser.parse(source), source)
    }

    /// What a document says, written again.
    private func again(_ document: ReelDocument) -> String {
        ReelDocument.render(
            head: document.headLines.isEmpty ? nil : try? ReelHead(lines: document.headLines),
            document.blocks.map { ($0.text, $0.recorded) }, trailing: document.trailing)
    }

    @Test func resultsBelongToTheStatementAbove() throws {
        let document = try document("x = 1\nx + 1\n#> 2\nx + 2\n#> 3\n#>\n#>  indented\n")
        #expect(document.blocks.map(\.text) == ["x = 1", "x + 1", "x + 2"])
        #expect(document.blocks.map(\.recorded) == [[], ["2"], ["3", "", " indented"]])
        #expect(document.blocks.map(\.line) == [1, 2, 4])
    }

    @Test func statementsOnOneLineBelongTogether() throws {
        let document = try document("a = 1; b = 2; a + b\n#> 3\nc = 4\n")
        #expect(document.blocks.map(\.text) == ["a = 1; b = 2; a + b", "c = 4"])
        #expect(document.blocks.map(\.statements.count) == [3, 1])
    }

    @Test func aStatementOfManyLinesIsOneBlock() throws {
        let document = try document("def f(x) {\n    # inside\n    x + 1\n}\nf(1)\n#> 2\n")
        #expect(document.blocks.map(\.text) == ["def f(x) {\n    # inside\n    x + 1\n}", "f(1)"])
    }

    @Test func aStringMayHoldTheMark() throws {
        let text = "s = \"\"\"\n#> not a result\n#: nor a head\n\"\"\"\nprint s\n#> #> not a result\n#> #: nor a head\n"
        let document = try document(text)
        #expect(document.blocks.count == 2)
        #expect(document.blocks[0].recorded.isEmpty)
        #expect(document.blocks[1].recorded == ["#> not a result", "#: nor a head"])
        #expect(again(document) == text)
    }

    @Test(arguments: [
        "x = 1\n",
        "x = 1\nx\n#> 1\n",
        "# a comment\n\nx = 1  # beside\n\n# another\nx\n#> 1\n# the end\n",
        "#: reel 0.1.0\n#: seed 7\n\nx = 1\n",
        "#: seed 7\n\n# comment\nx = 1\n",
        "s = \"\"\"\na\n#> b\n\"\"\"; s\n#> a\n",
        "if true {\n    1\n}\n#> 1\n",
    ])
    func textSurvivesTheRoundTrip(_ text: String) throws {
        #expect(again(try document(text)) == text)
    }

    @Test func itKnowsWhetherAnythingIsRecorded() throws {
        #expect(try !document("x = 1\n# plain\n").isRecorded)
        #expect(try document("x = 1\nx\n#> 1\n").isRecorded)
        #expect(try document("#: seed 7\nx = 1\n").isRecorded)
    }

    @Test func windowsLineEndsAreReadToo() throws {
        let document = try document("x = 1\r\nx\r\n#> 1\r\n")
        #expect(document.blocks.map(\.recorded) == [[], ["1"]])
    }
}

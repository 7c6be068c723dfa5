import Testing

@testable import Language

private let source = """
    # A header that belongs to nothing.

    # Mixes two values. The share is that
    # of the first, e.g. 0.25 for a quarter.
    #
    # Another paragraph.
    #
    #     blend(1, 9)
    #     blend(1, 9, share: 0.1)
    def blend(a, b, share: 1 / 2, rest...) { share * a + (1 - share) * b }
    def bare(x) { x }
    # Its own affair.
    def _hidden() { 1 }
    1 + 1
    #> 2
    layer gated(channels) { def call(x) { x } }
    x = 3
    """

@Test func commentsAboveADefinitionDocumentIt() throws {
    let all = Documentation.all(in: try Parser.parse(Source(name: "m.reel", text: source)))
    #expect(all.map(\.name) == ["blend", "bare", "gated"])
    #expect(all[0].signature == "blend(a, b, share: 1 / 2, rest...)")
    #expect(
        all[0].comment
            == "Mixes two values. The share is that of the first, e.g. 0.25 for a quarter.\nAnother paragraph.")
    #expect(all[0].summary == "Mixes two values.")
    #expect(all[0].examples == ["blend(1, 9)\nblend(1, 9, share: 0.1)"])
    #expect(all[1].comment.isEmpty)
    #expect(all[2].isLayer && all[2].comment.isEmpty)
}

@Test func functionsAndLayersCarryTheirDocumentation() throws {
    let run = Run(source + "\nf = v -> v")
    func documentation(_ name: String) -> Documentation? {
        guard case .function(let callable)? = run.interpreter.value(of: name) else { return nil }
        return Documentation(callable)
    }
    #expect(documentation("blend")?.summary == "Mixes two values.")
    #expect(documentation("blend")?.signature == "blend(a, b, share: 1 / 2, rest...)")
    #expect(documentation("gated")?.isLayer == true)
    #expect(documentation("f") == nil)
    #expect(documentation("append") == nil)
}

@Test func aSummaryEndsWithASentenceNotWithAPoint() throws {
    let text = "# Takes 0.5 of x\n# and no more\ndef f(x) { x }"
    #expect(
        Documentation.all(in: try Parser.parse(Source(name: "m", text: text))).first?.summary
            == "Takes 0.5 of x and no more")
}

@Test func aLineOfTheCommentStatesAParameter() throws {
    let text = """
        # Mixes two values.
        # share: number - how much of the first
        # note: this is no parameter - at all
        #     blend(1, 9)
        def blend(a, share: 0.5) { a * share }
        """
    let found = try #require(Documentation.all(in: try Parser.parse(Source(name: "m", text: text))).first)
    #expect(found.parameters.map(\.type) == [nil, "number"])
    #expect(found.parameters.last?.summary == "how much of the first")
    #expect(found.comment == "Mixes two values.\nnote: this is no parameter - at all")
}

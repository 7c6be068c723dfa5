import Testing

@testable import Language

/// What topics name, or are found by.
private let words = Set(SyntaxTopics.entries.flatMap { [$0.name] + $0.keywords })

@Test(arguments: Lexer.keywords.sorted() + BinaryOperator.allCases.map(\.rawValue))
func everyWordOfTheLanguageHasATopic(_ word: String) {
    #expect(words.contains(word))
}

@Test func topicsHaveNamesOfTheirOwn() {
    let names = SyntaxTopics.entries.map(\.name)
    #expect(Set(names).count == names.count)
}

/// Those that need more than the language itself are run with everything at hand, as examples of the reference.
@Test(arguments: SyntaxTopics.entries.filter { !["use", "|", "@", ".."].contains($0.name) }.map(\.name))
func theExampleOfATopicRuns(_ name: String) throws {
    let topic = try #require(SyntaxTopics.entries.first { $0.name == name })
    let run = Run(topic.example)
    #expect(run.error == nil, "\(run.rendered)")
    #expect(!run.shown.isEmpty)
}

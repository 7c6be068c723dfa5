import Foundation
import Testing

@testable import Language

private let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

/// Productions by name, from the grammar in Docs/Language.md.
private let grammar: [(name: String, definition: String)] = {
    let page = (try? String(contentsOf: root.appending(path: "Docs/Language.md"), encoding: .utf8)) ?? ""
    guard let start = page.range(of: "```ebnf\n")?.upperBound,
        let end = page.range(of: "```", range: start..<page.endIndex)?.lowerBound
    else { return [] }
    return page[start..<end].components(separatedBy: " ;\n").compactMap { rule in
        let sides = rule.components(separatedBy: " = ")
        guard sides.count >= 2 else { return nil }
        return (sides[0].trimmingCharacters(in: .whitespacesAndNewlines), sides[1...].joined(separator: " = "))
    }
}()

private let reels: [Source] = {
    let folder = root.appending(path: "Tests/Reels")
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return paths.filter { $0.hasSuffix(".reel") }.sorted().compactMap { path in
        (try? String(contentsOf: folder.appending(path: path), encoding: .utf8)).map { Source(name: path, text: $0) }
    }
}()

@Test func thePageHoldsAGrammar() {
    #expect(grammar.count > 60)
    #expect(Set(grammar.map(\.name)).count == grammar.count)
}

@Test(arguments: grammar.map(\.name))
func aReelShowsTheProduction(_ name: String) throws {
    #expect(
        try reels.contains { try Productions($0).shown.contains(name) }, "no reel under Tests/Reels shows it")
}

@Test func whatReelsShowIsInTheGrammar() throws {
    let names = Set(grammar.map(\.name))
    for reel in reels { #expect(try Productions(reel).shown.subtracting(names) == [], "\(reel.name)") }
}

/// Words in lower case name productions, in capitals classes of characters and tokens that the page explains.
@Test(arguments: grammar.map(\.name))
func aProductionIsMadeOfProductions(_ name: String) throws {
    let definition = try #require(grammar.first { $0.name == name }).definition
    let bare = definition.replacing(/"[^"]+"|'[^']+'/, with: " ")
    let words = bare.split { !$0.isLetter && $0 != "-" }.map(String.init)
    let unknown = words.filter { word in word == word.lowercased() && !grammar.contains { $0.name == word } }
    #expect(unknown.filter { $0 != "-" } == [])
}

@Test func everyWordAndSignOfTheLanguageIsInTheGrammar() {
    let text = grammar.map(\.definition).joined(separator: "\n")
    for word in Lexer.keywords.union(Lexer.wordStatements) { #expect(text.contains("\"\(word)\""), "\(word)") }
    for operation in BinaryOperator.allCases { #expect(text.contains("\"\(operation.rawValue)\""), "\(operation)") }
}

import Foundation
import Testing

@testable import Language

/// `REEL_RECORD_ERRORS=1 swift test --filter errorsReadAsWritten` writes the texts anew.
@Test(arguments: ErrorGolden.all)
func errorsReadAsWritten(_ golden: ErrorGolden) throws {
    if ProcessInfo.processInfo.environment["REEL_RECORD_ERRORS"] != nil { try golden.record() }
    #expect(golden.rendered == golden.text)
}

@Test func everyGoldenHasAMistake() {
    #expect(ErrorGolden.all.count > 150)
    for golden in ErrorGolden.all { #expect(golden.text.contains("test.reel:") || golden.path.contains("modules")) }
}

private let texts: [String] = ErrorGolden.all.map(\.text) + tests

/// What tests in Swift pin: messages that no short script brings about, or that want functions of the rooms.
private let tests: [String] = {
    let folder = ErrorGolden.root.deletingLastPathComponent()
    let language = folder.appending(path: "LanguageTests")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: language.path)) ?? []
    let files =
        names.filter { $0.hasSuffix(".swift") }.map { language.appending(path: $0) }
        + [folder.appending(path: "BuiltinsTests/MessageTests.swift")]
    return files.compactMap {
        try? String(contentsOf: $0, encoding: .utf8).replacingOccurrences(of: "\\\"", with: "\"")
    }
}()

@Test(arguments: MessageLiteral.all)
func everyMessageIsPinned(_ literal: MessageLiteral) {
    #expect(texts.contains { literal.occurs(in: $0) }, "\(literal.file): no golden under Tests/Errors shows it")
}

@Test func thereAreMessages() {
    #expect(MessageLiteral.all.count > 200)
}

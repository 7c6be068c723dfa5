import Foundation
import Language
import Testing

@testable import Session

/// Every reel under Tests/Reels, and every tutorial, is replayed: the golden tests of the language and of all that
/// scripts can reach.
@Suite(.serialized) struct ReelTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func reels(in folder: String) -> [String] {
        let files = (try? FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
        return files.filter { $0.hasSuffix(".reel") }.sorted().map { "\(folder)/\($0)" }
    }

    @Test(arguments: reels(in: "Tests/Reels"))
    func aReelShowsWhatItRecords(_ path: String) throws {
        let output = RecordingOutput()
        let source = try ScriptFile.read(Self.root.appending(path: path).path)
        let outcome = Replay(source, output: output).run()
        #expect(outcome == .finished, "\((output.shown.suffix(8) + output.diagnostics).joined(separator: "\n"))")
        #expect(output.shown.last?.contains("nothing to compare") != true, "\(path) records no results")
    }

    /// Where the processor or a library is another than the tutorial was recorded with, last bits and what training
    /// makes of them differ, so there it has to run and no more.
    @Test(arguments: reels(in: "Docs/Tutorials"))
    func aTutorialShowsWhatItRecords(_ path: String) throws {
        let output = RecordingOutput()
        let source = try ScriptFile.read(Self.root.appending(path: path).path)
        let isElsewhere = try ReelHead(in: source).difference(from: .current(seed: 0, inputs: [])) != nil
        let outcome = isElsewhere ? try Self.run(source, output) : Replay(source, output: output).run()
        #expect(outcome == .finished, "\((output.shown.suffix(8) + output.diagnostics).joined(separator: "\n"))")
    }

    /// Runs a reel without comparing, with what it writes kept out of the working folder.
    private static func run(_ source: Source, _ output: RecordingOutput) throws -> Evaluator.Outcome {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "reel-tutorial-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let folder = source.directory ?? FileManager.default.currentDirectoryPath
        return Evaluator(output: output, seed: 0, files: FileAccess(beside: folder, scratch: scratch)).run(source)
    }

    /// Studies train for hours; here only their mistakes are looked for.
    @Test(arguments: reels(in: "Docs/Studies"))
    func aStudyHasNoMistakes(_ path: String) throws {
        let output = RecordingOutput()
        let outcome = Evaluator(output: output).check(try ScriptFile.read(Self.root.appending(path: path).path))
        #expect(outcome == .finished, "\(output.diagnostics.joined(separator: "\n"))")
    }

    @Test func thereAreReels() {
        #expect(Self.reels(in: "Tests/Reels").count > 40)
    }
}

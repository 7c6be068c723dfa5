import Builtins
import Foundation
import Foundations
import Language

/// Runs an example of the catalogue in a session and a folder of its own.
struct ExampleRun {
    /// Its statements, each with the lines that it showed; digests left out.
    let blocks: [(text: String, shown: [String])]

    /// Throws the script's own error, or `SyntaxErrors`.
    init(_ example: String, name: String) throws {
        let scratch = try ScratchFolder("example")
        defer { withExtendedLifetime(scratch) {} }
        let folder = scratch.path
        let evaluator = Evaluator(
            output: SilentOutput(), seed: 0, files: FileAccess(beside: folder, scratch: folder))
        let source = Source(name: "the example of \(name)", text: example, directory: folder)
        let result = evaluator.onThread { Result { try Self.run(source, evaluator) } }
        guard let result else { throw ScriptError("state", "there is no thread to run \(source.name)") }
        blocks = try result.get()
    }

    private static func run(_ source: Source, _ evaluator: Evaluator) throws -> [(text: String, shown: [String])] {
        let document = ReelDocument(try evaluator.interpreter.prepare(source), source)
        return try document.blocks.map { block in
            switch evaluator.evaluate(block) {
            case .finished: return (block.text, evaluator.journal.pending.compactMap(shown))
            case .failed(let error): throw error
            case .interrupted: throw Interrupted()
            }
        }
    }

    /// A recorded line as a reader wants it; nil for a digest.
    private static func shown(_ line: String) -> String? {
        guard let bare = RecordedLine.withoutDigest(line) else { return line }
        guard line.hasPrefix("wrote \"") else { return nil }
        return String(bare.dropLast(" sha256 ".count))
    }
}

/// What an example shows is gathered by its journal.
private final class SilentOutput: SessionOutput {
    func show(_ text: String) {}
    func showTransient(_ text: String) {}
    func showDiagnostic(_ diagnostic: Diagnostic) {}
    func showPicture(_ picture: Picture) {}
    func progress(_ title: String, total: Int) -> any Foundations.Progress { SilentProgress() }
    var width: Int { Evaluator.recordedWidth }
    var isColourAllowed: Bool { false }
}

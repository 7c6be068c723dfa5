import Builtins
import Foundation
import Foundations
import Language

/// Runs a saved session again, in a fresh session that writes into a scratch folder, and compares what every statement
/// shows with what the reel records.
public final class Replay {
    private let source: Source
    private let tolerance: Double?
    private let output: any SessionOutput
    /// What the reel says of where it was recorded, known as soon as it runs.
    private var head = ReelHead()

    public init(_ source: Source, tolerance: Double? = nil, output: any SessionOutput) {
        self.source = source
        self.tolerance = tolerance
        self.output = output
    }

    /// ✓ for each statement, or the first that parts from what was recorded, with both sides.
    public func run() -> Evaluator.Outcome {
        Cancellation.current.reset()
        return withSession { evaluator, document in
            guard document.isRecorded else { return runUnrecorded(evaluator, document) }
            guard document.strayLines.isEmpty else {
                output.show("✗ results are recorded above the first statement, which are those of none:")
                output.show(Self.side("recorded", document.strayLines, from: 0))
                return .failed
            }
            for block in document.blocks {
                let ending = evaluator.evaluate(block)
                if case .interrupted = ending { return .interrupted }
                let found = RecordedLine.comparable(evaluator.journal.shown, with: block.recorded)
                guard RecordedLine.agree(block.recorded, found, tolerance: tolerance) else {
                    showDivergence(block, found, ending, evaluator)
                    return .failed
                }
                output.show(line(evaluator.journal.isLeftOut ? "·" : "✓", block))
            }
            let count = document.blocks.count
            let agreement = tolerance.map { "agree within \($0)" } ?? "agree"
            for note in changedInputs(evaluator) { output.show(note) }
            output.show(
                "\(TerminalText.line(source.name)): \(count) statement\(count == 1 ? "" : "s") \(agreement) with what was recorded"
            )
            return .finished
        }
    }

    /// Runs the script and gives its text with the results it shows now, and its head renewed; nil after an error that
    /// the reel does not record. With it tutorials and golden tests are written.
    public func rerecorded() -> String? {
        Cancellation.current.reset()
        var text: String?
        _ = withSession { evaluator, document in
            var entries: [(text: String, recorded: [String])] = []
            for block in document.blocks {
                let ending = evaluator.evaluate(block)
                switch ending {
                case .interrupted: return .interrupted
                case .failed(let error) where block.recorded.last != evaluator.journal.pending.last:
                    output.showDiagnostic(Diagnostic(error))
                    return .failed
                default: entries.append((block.text, evaluator.journal.pending))
                }
            }
            let renewed = ReelHead.current(
                seed: evaluator.initialSeed, folder: head.folder, inputs: evaluator.files.inputs)
            text = ReelDocument.render(
                head: document.headLines.isEmpty ? nil : renewed, entries, trailing: document.trailing)
            return .finished
        }
        return text
    }

    private func withSession(
        _ body: (Evaluator, ReelDocument) -> Evaluator.Outcome
    ) -> Evaluator.Outcome {
        let scratch: ScratchFolder
        do {
            head = try ReelHead(in: source)
            scratch = try ScratchFolder("replay")
        } catch {
            let known = (error as? ScriptError) ?? ScriptError.describing(error)
            output.showDiagnostic(Diagnostic(known ?? ScriptError("error", "\(error)")))
            return .failed
        }
        let folder = source.directory ?? FileManager.default.currentDirectoryPath
        let evaluator = Evaluator(
            output: ReplayOutput(output), seed: head.seed ?? 0,
            files: FileAccess(beside: folder, begunIn: head.folder, scratch: scratch.path))
        defer { withExtendedLifetime(scratch) {} }
        return evaluator.onThread {
            do {
                let program = try evaluator.interpreter.prepare(source)
                let document = ReelDocument(program, source)
                return body(evaluator, document)
            } catch let problems as SyntaxErrors {
                for error in problems.errors { output.showDiagnostic(Diagnostic(error)) }
            } catch {
                output.showDiagnostic(Diagnostic(evaluator.described(error)))
            }
            return .failed
        } ?? .failed
    }

    private func runUnrecorded(_ evaluator: Evaluator, _ document: ReelDocument) -> Evaluator.Outcome {
        for block in document.blocks {
            switch evaluator.evaluate(block) {
            case .finished: output.show(line("·", block))
            case .interrupted: return .interrupted
            case .failed(let error):
                output.showDiagnostic(Diagnostic(error))
                return .failed
            }
        }
        output.show("\(TerminalText.line(source.name)): nothing to compare, for no results are recorded; all of it ran")
        return .finished
    }

    private func line(_ mark: String, _ block: StatementBlock) -> String {
        TextWidth.cut("\(mark) \(block.line): \(TerminalText.line(block.title))", to: max(20, output.width))
    }

    private func showDivergence(
        _ block: StatementBlock, _ found: ShownLines, _ ending: Evaluator.Ending, _ evaluator: Evaluator
    ) {
        let place = RecordedLine.firstDifference(block.recorded, found, tolerance: tolerance)
        output.show(line("✗", block))
        output.show(Self.side("recorded", block.recorded, from: place))
        output.show(Self.side("now", found.lines, from: place))
        if case .failed(let error) = ending { output.showDiagnostic(Diagnostic(error)) }
        for note in changedInputs(evaluator) { output.show(note) }
        if let difference = head.difference(from: ReelHead.current(seed: 0, inputs: [])) {
            output.show(
                TerminalText.line("note: \(difference); bits may differ there, so try --tolerance 1e-3"))
        }
    }

    /// Files that were read and are not those that the head names.
    private func changedInputs(_ evaluator: Evaluator) -> [String] {
        head.inputs.compactMap { input in
            // Under one name there may have been files of several folders.
            let now = evaluator.files.inputs.filter { $0.path == input.path }
            guard !now.isEmpty, !now.contains(where: { $0.digest == input.digest }) else { return nil }
            let name = TerminalText.line(input.path)
            return "note: \(name) is not the file that was recorded (its SHA-256 differs)"
        }
    }

    /// A few lines from the one in which the sides part.
    private static func side(_ name: String, _ lines: [String], from place: Int) -> String {
        let shown = lines.dropFirst(place).prefix(6).map { "    \(TerminalText.line($0))" }
        let more = lines.count - place - shown.count
        var result = ["  \(name)\(place > 0 && !shown.isEmpty ? ", from line \(place + 1)" : ""):"]
        result += shown.isEmpty ? ["    (nothing\(place > 0 ? " more" : ""))"] : shown
        if more > 0 { result.append("    … \(more) more lines") }
        return result.joined(separator: "\n")
    }
}

/// What a replayed session shows is compared, not seen; its progress is.
private final class ReplayOutput: SessionOutput {
    private let outer: any SessionOutput

    init(_ outer: any SessionOutput) { self.outer = outer }

    func show(_ text: String) {}
    func showTransient(_ text: String) {}
    func showDiagnostic(_ diagnostic: Diagnostic) {}
    func showPicture(_ picture: Picture) {}
    func progress(_ title: String, total: Int) -> any Foundations.Progress { outer.progress(title, total: total) }
    var width: Int { outer.width }
    var isColourAllowed: Bool { false }
}

import ArgumentParser
import Foundations
import Language
import Session
import Terminal

/// What every way of running has in common.
struct SharedOptions: ParsableArguments {
    @Option(help: "The seed that random numbers start from.")
    var seed: UInt64 = 0

    @Option(help: "Threads for the heavy work; results do not depend on it. Left out: one a core.")
    var threads: Int?

    @Flag(name: .shortAndLong, help: "Results and errors only: no progress, times or greeting.")
    var quiet = false

    @Flag(name: [.customLong("no-color"), .customLong("no-colour")], help: "No colours (nor with NO_COLOR set).")
    var noColour = false

    func validate() throws {
        if let threads, threads < 1 { throw ValidationError("--threads \(threads): at least 1 is needed") }
    }

    var terminal: TerminalOptions { .detected(isQuiet: quiet, noColour: noColour) }

    func evaluator(_ console: Console) throws -> Evaluator {
        if let threads { Evaluator.setThreads(threads) }
        return Evaluator(output: console, seed: seed)
    }

    /// Runs a script to its end and leaves with its status.
    func runScript(
        presentation: (Console) -> (any Presentation)? = { _ in nil }, _ source: () throws -> Source
    ) throws {
        let console = Console(terminal)
        Interruption.watch(isForScript: true)
        try reportingErrors(console) {
            try leave(try evaluator(console).run(try source(), presentation: presentation(console)))
        }
    }

    /// Errors before a script runs (no such file, not UTF-8) read like those in it.
    func reportingErrors(_ console: Console, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as ScriptError {
            console.showDiagnostic(Diagnostic(error))
            throw ExitCode(1)
        } catch is Interrupted {
            throw ExitCode(130)
        } catch let problem as Problem {
            let notes = problem.remedy.map { [$0] } ?? []
            console.showDiagnostic(Diagnostic(ScriptError(problem.kind.rawValue, problem.message, notes: notes)))
            throw ExitCode(1)
        }
    }

    func leave(_ outcome: Evaluator.Outcome) throws {
        switch outcome {
        case .finished: return
        case .failed: throw ExitCode(1)
        case .interrupted: throw ExitCode(130)
        }
    }
}

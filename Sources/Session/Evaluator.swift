import Builtins
import Foundations
import Language
import Plotting

/// The one way in which scripts run: the prompt, `run`, `-c`, `check`, `replay` and standard input all go through it.
///
/// A source runs block by block (the statements that share lines), each of which is journalled with what it showed. A
/// block that fails, or is interrupted, and changed nothing gives its random draws back and leaves no trace. Something
/// was changed if a global was bound or assigned into (the interpreter counts these), or if a built-in said so
/// (`changedState`: a step of training, a file written, `seed`). One that failed after a change is recorded with its
/// error.
///
/// A statement that is interrupted gives its random draws back whatever it changed, so that a replay, which leaves it
/// out, goes on with the same numbers; those before it in its block are done and recorded. It is itself recorded as the
/// steps done, if the built-ins could say what these were and no global was changed; as a comment if anything else was
/// changed, because no script can stop at the same place again.
public final class Evaluator {
    public enum Outcome: Equatable, Sendable {
        case finished, failed, interrupted
    }

    /// How a block ended.
    enum Ending {
        case finished
        case failed(ScriptError)
        case interrupted(Stop)
    }

    /// Where a block was stopped.
    struct Stop {
        /// How many of its statements were done, and how many lines these had shown.
        var done: Int
        var shown: Int
        /// Whether the unfinished one bound or assigned into a global before.
        var hasAssigned: Bool
    }

    /// Columns of what a reel records, whatever the terminal: a replay elsewhere must see the same lines.
    static let recordedWidth = 100

    /// Larger values are bound without a digest: hashing them would be felt.
    static let digestedBytes = 4_000_000

    let output: any SessionOutput
    let files: FileAccess
    public let notices = AnnotationNotices()
    var random: RandomState
    /// Whether memory runs short, looked for as often as for Ctrl-C.
    var memory = MemoryWatch()
    var journal = Journal()
    /// Whether a network was trained since the session was saved last.
    public internal(set) var isTrainingUnsaved = false
    /// The prompt that statements are typed at; nil in scripts.
    public weak var prompt: (any PromptHost)?
    let initialSeed: UInt64
    private let thread = LargeStackThread()
    private var machine: Interpreter?
    /// The statement that last bound a name.
    var origins: [String: Span] = [:]

    public convenience init(output: any SessionOutput, seed: UInt64 = 0) {
        self.init(output: output, seed: seed, files: FileAccess())
    }

    init(output: any SessionOutput, seed: UInt64, files: FileAccess) {
        self.output = output
        self.files = files
        initialSeed = seed
        random = RandomState(seed: seed)
    }

    /// Made at the first use, with the built-ins of this session.
    var interpreter: Interpreter {
        if let machine { return machine }
        let made = Interpreter(
            builtins: BuiltinFunctions.all(host: self), prelude: BuiltinFunctions.prelude, host: self)
        made.setGlobal(Self.lastValueName, Value.none)
        machine = made
        return made
    }

    /// The stack that the interpreter may fill, in bytes.
    var stackSize: Int { thread.stackSize }

    /// Runs a source to its end or its first error, which is shown; `presentation` shows its text before the results.
    @discardableResult
    public func run(_ source: Source, presentation: (any Presentation)? = nil) -> Outcome {
        Cancellation.current.reset()
        return onThread {
            guard let document = prepare(source) else { return .failed }
            for block in document.blocks {
                switch presentation?.present(block.text, isLast: false) ?? .goOn {
                case .goOn: break
                case .stop: return .finished
                case .interrupt: return .interrupted
                }
                let ending = evaluate(block)
                keep(block, ending)
                switch ending {
                case .finished: continue
                case .failed(let error):
                    output.showDiagnostic(Diagnostic(error))
                    return .failed
                case .interrupted: return .interrupted
                }
            }
            if !document.trailing.isEmpty { _ = presentation?.present(document.trailing, isLast: true) }
            // Asked for while the last statement ran, which did not look: it is done, and what follows it must not run.
            return Cancellation.current.isRequested ? .interrupted : .finished
        } ?? .failed
    }

    /// Shows every mistake that can be found without running anything; warnings alone are no failure.
    public func check(_ source: Source) -> Outcome {
        onThread {
            let found = interpreter.check(source)
            for diagnostic in found { output.showDiagnostic(diagnostic) }
            return found.contains { $0.isError } ? .failed : .finished
        } ?? .failed
    }

    /// Names of what is built in.
    public private(set) lazy var builtinNames = BuiltinFunctions.index.named.map(\.name)

    /// Parses and resolves; shows the errors and gives nil where there are any.
    func prepare(_ source: Source) -> ReelDocument? {
        do {
            return ReelDocument(try interpreter.prepare(source), source)
        } catch let problems as SyntaxErrors {
            for error in problems.errors { output.showDiagnostic(Diagnostic(error)) }
        } catch {
            output.showDiagnostic(Diagnostic(described(error)))
        }
        return nil
    }

    /// Runs one block and leaves what it showed in `journal.pending`.
    func evaluate(_ block: StatementBlock) -> Ending {
        journal.begin()
        let before = random
        let assignments = interpreter.assignmentCount
        // What it was when the statement that now runs began.
        var own = (random: before, assignments: assignments)
        var (done, shown) = (0, 0)
        do {
            for statement in block.statements {
                own = (random, interpreter.assignmentCount)
                journal.beginStatement()
                try Cancellation.check()
                if let value = try interpreter.execute(statement) { try show(value) }
                noteBound(statement)
                output.clearStatus()
                if let last = interpreter.lastValue { interpreter.setGlobal(Self.lastValueName, last) }
                (done, shown) = (done + 1, journal.pending.count)
            }
            if journal.isOfPrompt, !journal.hasChanged, journal.pending.isEmpty,
                interpreter.assignmentCount == assignments
            {
                journal.isLeftOut = true
            }
            return .finished
        } catch is Interrupted {
            output.clearStatus()
            random = own.random
            let hasAssigned = interpreter.assignmentCount != own.assignments
            return .interrupted(Stop(done: done, shown: shown, hasAssigned: hasAssigned))
        } catch {
            let error = described(error)
            if interpreter.assignmentCount != assignments { journal.noteChange(completed: nil) }
            if !journal.hasChanged { random = before }
            journal.record("error: \(error.message)")
            return .failed(error)
        }
    }

    /// Notes which statement bound a name last, for `describe`, and the digests of what it bound, for the reel.
    private func noteBound(_ statement: Statement) {
        for name in Set(statement.boundNames).sorted() {
            origins[name] = statement.span
            guard let value = interpreter.value(of: name), value.bytes <= Self.digestedBytes, let digest = value.digest
            else { continue }
            if Cancellation.current.isRequested { return }  // the digest may have been left off half-way
            journal.record(digest: RecordedLine.bound(name, digest))
        }
    }

    /// Puts a block that has run into the journal, or leaves it out.
    private func keep(_ block: StatementBlock, _ ending: Ending) {
        switch ending {
        case .finished: journal.append(Self.replayable(block.text), journal.pending)
        case .failed: if journal.hasChanged { journal.append(Self.replayable(block.text), journal.pending) }
        case .interrupted(let stop): keep(block, until: stop)
        }
    }

    /// The statements of a block that were done, and what can be said of the one that was not.
    private func keep(_ block: StatementBlock, until stop: Stop) {
        if stop.done > 0 {
            let text = block.text(ofFirst: stop.done)
            journal.append(Self.replayable(text), Array(journal.pending.prefix(stop.shown)))
        }
        guard stop.hasAssigned || journal.hasStatementChanged else { return }
        if !stop.hasAssigned, let completed = journal.completed {
            for statement in completed { journal.append("\(statement);", []) }
            return
        }
        let unfinished = stop.done == 0 ? block.text : block.statements[stop.done].text
        let lines = ["interrupted, and not to be replayed:"] + unfinished.lines.map { "  \($0)" }
        journal.append(lines.map { "# \($0)" }.joined(separator: "\n"), [], isGap: true)
        output.showTransient("what it changed before it was stopped stays, but a saved session cannot repeat it")
    }

    /// A line at the prompt that begins with `|>` continues the last value; in a file it would continue the line above,
    /// so there the last value goes by its name.
    private static func replayable(_ text: String) -> String {
        text.drop(while: \.isWhitespace).hasPrefix("|>") ? "\(lastValueName) \(text)" : text
    }

    /// Shows the value of a bare expression: for the eye as wide as the terminal is, for the reel at a fixed width.
    private func show(_ value: Value) throws {
        let digest = value.digest
        // It may have been left off half-way.
        try Cancellation.check()
        guard case .object(let object) = value else {
            return show(digest: digest) { value.display(width: $0) }
        }
        if let object = object as? any HasLength {
            show(long: object, digest: digest)
        } else {
            show(digest: digest, object.display)
        }
        if let object = object as? any HasAside { output.showTransient(object.aside) }
        if isColourAllowed, let figure = object as? Figure {
            showPicture(Picture(figure))
            try Cancellation.check()
        }
    }

    /// Runs on the thread with the large stack and waits; what asks the caller to stop asks that thread too.
    func onThread<Result>(_ body: () -> Result) -> Result? {
        let cancellation = Cancellation.current
        return try? thread.run { Cancellation.$current.withValue(cancellation, operation: body) }
    }
}

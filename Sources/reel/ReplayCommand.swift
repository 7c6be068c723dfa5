import ArgumentParser
import Foundations
import Session
import Terminal

struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Run a saved session again and compare its results with those recorded.",
        discussion: """
            What the session writes goes to a scratch folder and is compared by digest. On the same kind of processor \
            and with the same libraries the bits agree, for any number of threads; elsewhere use --tolerance.
            """)

    @Argument(help: "The reel.", completion: .file(extensions: ["reel"]))
    var file: String

    @Option(
        help: ArgumentHelp(
            "Finite numbers a and b agree if |a - b| <= x * max(1, |a|, |b|); digests are not compared.",
            valueName: "x"))
    var tolerance: Double?

    @Flag(help: "Write the results shown now into the reel, in place of those recorded.")
    var record = false

    @OptionGroup var options: SharedOptions

    func validate() throws {
        // From 1 on, any two numbers would agree.
        if let tolerance, !(tolerance >= 0 && tolerance < 1) {
            throw ValidationError("--tolerance \(tolerance): a number from 0 to below 1 is needed")
        }
        if record, tolerance != nil { throw ValidationError("--record compares nothing, so --tolerance says nothing") }
    }

    func run() throws {
        let console = Console(options.terminal)
        Interruption.watch(isForScript: true)
        if let threads = options.threads { Evaluator.setThreads(threads) }
        try options.reportingErrors(console) {
            let replay = Replay(try ScriptFile.read(file), tolerance: tolerance, output: console)
            guard record else { return try options.leave(replay.run()) }
            guard let text = replay.rerecorded() else { throw ExitCode(1) }
            try AtomicFile.write(Array(text.utf8), to: file)
        }
    }
}

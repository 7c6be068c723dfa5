import ArgumentParser
import Session
import Terminal

struct DocsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs",
        abstract: "Write the reference: a page for each topic, with examples and what they show.")

    @Option(
        help: ArgumentHelp("The folder to write to.", valueName: "folder"), completion: .directory)
    var output = Reference.folder

    @Flag(help: "Write nothing; say which pages are not what would be written, with status 1.")
    var check = false

    @OptionGroup var options: SharedOptions

    func run() throws {
        let console = Console(options.terminal)
        try options.reportingErrors(console) {
            guard check else { return try Reference.write(to: output) }
            let stale = try Reference.stale(in: output)
            guard !stale.isEmpty else { return }
            for file in stale { console.show("stale: \(output)/\(file)") }
            throw ExitCode(1)
        }
    }
}

import ArgumentParser
import Foundation
import Language
import Session
import Terminal

/// `reel`: the prompt, or the script on standard input where that is no terminal.
struct Reel: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reel",
        abstract: "Interactive scripting for network conditioning and partial annotations.",
        discussion: """
            Without arguments reel opens a prompt, or runs the script on standard input. Exit status: 0, 1 after an \
            error in the script, 2 for a wrong command line, 130 when interrupted.
            """,
        version: "Reel \(ReelVersion.current)",
        subcommands: [
            RunCommand.self, CheckCommand.self, ReplayCommand.self, DocsCommand.self, CompletionsCommand.self,
        ])

    @Option(
        name: .customShort("c"), parsing: .unconditional,
        help: ArgumentHelp("Run this code and leave.", valueName: "code"))
    var code: String?

    @OptionGroup var options: SharedOptions

    func run() throws {
        if let code {
            try options.runScript {
                try ScriptFile.source(RawArgument.bytes(of: code), name: "command", directory: workingFolder)
            }
        } else if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 {
            let console = Console(options.terminal)
            try options.reportingErrors(console) {
                let evaluator = try options.evaluator(console)
                try Prompt(evaluator, console, options.terminal).run()
            }
        } else {
            try options.runScript { try ScriptFile.standardInput(directory: workingFolder) }
        }
    }

    private var workingFolder: String { FileManager.default.currentDirectoryPath }
}

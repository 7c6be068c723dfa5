import ArgumentParser
import Session
import Terminal

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Find a script's mistakes without running it.")

    @Argument(help: "The script.", completion: .file(extensions: ["reel"]))
    var file: String

    @OptionGroup var options: SharedOptions

    func run() throws {
        let console = Console(options.terminal)
        try options.reportingErrors(console) {
            try options.leave(try options.evaluator(console).check(try ScriptFile.read(file)))
        }
    }
}

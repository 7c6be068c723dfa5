import ArgumentParser
import Session

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a script; it stops at its first error.")

    @Argument(help: "The script.", completion: .file(extensions: ["reel"]))
    var file: String

    @OptionGroup var options: SharedOptions

    func run() throws { try options.runScript { try ScriptFile.read(file) } }
}

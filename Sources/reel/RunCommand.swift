import ArgumentParser
import Foundation
import Session
import Terminal

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a script; it stops at its first error.")

    @Argument(help: "The script.", completion: .file(extensions: ["reel"]))
    var file: String

    @OptionGroup var options: SharedOptions

    @Flag(help: "Show the script's comments and statements before the results, as a lecture is given.")
    var echo = false

    @Flag(help: "Wait for a key between statements: space goes on, q stops. Implies --echo.")
    var pause = false

    func validate() throws {
        if pause, isatty(STDIN_FILENO) != 1 {
            throw ValidationError("--pause waits for keys, and standard input is no terminal: use --echo")
        }
    }

    func run() throws {
        try options.runScript { console in
            echo || pause ? Lecture(console, options.terminal, isPausing: pause) : nil
        } _: {
            try ScriptFile.read(file)
        }
    }
}

import ArgumentParser
import Foundation

/// Runs the command line. A wrong one ends with status 2, as with most tools, not with ArgumentParser's 64.
@main
enum Main {
    static func main() {
        do {
            var command = try Reel.parseAsRoot()
            try command.run()
        } catch {
            let code = Reel.exitCode(for: error)
            if code == .validationFailure {
                let text = Reel.fullMessage(for: error) + (hint.map { "\n\($0)" } ?? "") + "\n"
                try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
                exit(2)
            }
            Reel.exit(withError: error)
        }
    }

    /// A script given without a command, as to other interpreters.
    private static var hint: String? {
        guard let first = CommandLine.arguments.dropFirst().first, first.hasSuffix(".reel") else { return nil }
        return "To run a script: reel run \(first)"
    }
}

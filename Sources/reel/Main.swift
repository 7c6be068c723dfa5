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
                try? FileHandle.standardError.write(contentsOf: Data((Reel.fullMessage(for: error) + "\n").utf8))
                exit(2)
            }
            Reel.exit(withError: error)
        }
    }
}

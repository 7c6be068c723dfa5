import CEdit
import Foundation
import Foundations

/// Ctrl-C while something runs asks it to stop; the next kernel, loop turn or call sees that.
public enum Interruption {
    /// Fetched before the handler is installed, so that the handler only sets a flag.
    private static let target = Cancellation.current
    nonisolated(unsafe) private static var isForScript = false

    /// Installs the handler, and those by which the process leaves in order. In a script, a second Ctrl-C ends the process at
    /// once, whatever it is doing.
    public static func watch(isForScript: Bool) {
        self.isForScript = isForScript
        _ = target
        Departure.watch()
        reel_catch_interrupt { number in
            if Interruption.isForScript, Interruption.target.isRequested, !reel_ask_to_leave(number) { _exit(130) }
            Interruption.target.request()
            // What is typed is not shown while something runs; what is said next begins on a line of its own.
            if !Interruption.isForScript { _ = write(STDERR_FILENO, "^C\n", 3) }
        }
    }
}

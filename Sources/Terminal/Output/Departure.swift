import CEdit
import Foundation
import Foundations

/// How the process ends where something outside asks it to: scratch folders and half-written files are taken away, the
/// terminal is given back, and then it ends as it would have ended: by the signal, whose status a shell shows as 128 and
/// its number.
///
///     SIGHUP 129    SIGINT 130 (the second one in a script)    SIGQUIT 131    SIGPIPE 141    SIGTERM 143
enum Departure {
    /// Handlers for SIGTERM, SIGHUP and SIGQUIT, and none that ends the process for SIGPIPE: who writes is told, and leaves.
    /// A signal that was ignored from the start (`nohup`) stays ignored. What they start runs on a thread of its own, as
    /// little is allowed in a handler; where there is no thread to be had, signals do what they do by default, and what is
    /// left behind is cleared by a later start.
    static func watch() {
        reel_catch_departure { number in Departure.leave(by: number) }
    }

    static func leave(by signal: Int32) {
        Leftovers.clear()
        reel_terminal_restore()
        // As it always was: not by the signal, which would end a shell's loop around it.
        if signal == SIGINT { _exit(130) }
        reel_die(signal)
    }

    static func leave(status: Int32) {
        Leftovers.clear()
        reel_terminal_restore()
        exit(status)
    }
}

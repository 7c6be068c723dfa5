import Foundation
import Foundations

/// Standard output and standard error, written at once and whole, so that what stands on the two comes in order.
///
/// What is written here reaches the terminal as it is: text that comes from a script, a file or a name goes through
/// `TerminalText` first.
enum StandardStream: Int32 {
    case output = 1
    case errors = 2

    private static let pieceSize = 1 << 20

    /// A reader that has gone away ends the process by SIGPIPE, as everywhere. Results that cannot be written for another
    /// reason end it, too, with status 1: going on would pass for success. Only errors have nowhere left to be told.
    ///
    /// A text of many megabytes is left off where the user asks to stop, at the end of a line of its own; and any text where
    /// the reader takes no more.
    func write(_ text: String) {
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            if done > 0, Cancellation.current.isRequested { return write("\n") }
            let piece = bytes[done..<min(done + Self.pieceSize, bytes.count)]
            let written = piece.withUnsafeBytes { Foundation.write(rawValue, $0.baseAddress, $0.count) }
            if written > 0 {
                done += written
                continue
            }
            switch errno {
            case EINTR where written < 0: if Cancellation.current.isRequested { return }
            case EAGAIN where written < 0: if !isReadySoon() { return }
            case EPIPE where written < 0: return Departure.leave(by: SIGPIPE)
            default: return giveUp(String(cString: strerror(errno)).lowercased())
            }
        }
    }

    /// Whoever shares the other end may have made it non-blocking. Waits until it takes more; false where the user asked to
    /// stop first.
    private func isReadySoon() -> Bool {
        while true {
            var stream = pollfd(fd: rawValue, events: Int16(POLLOUT), revents: 0)
            if poll(&stream, 1, 100) > 0 { return true }
            if Cancellation.current.isRequested { return false }
        }
    }

    private func giveUp(_ reason: String) {
        guard self == .output else { return }
        Self.errors.write("error: standard output cannot be written: \(reason)\n")
        Departure.leave(status: 1)
    }
}

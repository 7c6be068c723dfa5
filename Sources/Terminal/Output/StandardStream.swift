import Foundation
import Foundations

/// Standard output and standard error, written at once and whole, so that what stands on the two comes in order.
enum StandardStream: Int32 {
    case output = 1
    case errors = 2

    private static let pieceSize = 1 << 20

    /// A reader that has gone away ends the process by SIGPIPE, as everywhere. Results that cannot be written for another
    /// reason end it, too, with status 1: going on would pass for success. Only errors have nowhere left to be told.
    ///
    /// A text of many megabytes is left off where the user asks to stop, at the end of a line of its own.
    func write(_ text: String) {
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            if done > 0, Cancellation.current.isRequested { return write("\n") }
            let piece = bytes[done..<min(done + Self.pieceSize, bytes.count)]
            let written = piece.withUnsafeBytes { Foundation.write(rawValue, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR || errno == EAGAIN { continue }
            guard written > 0 else { return giveUp(String(cString: strerror(errno)).lowercased()) }
            done += written
        }
    }

    private func giveUp(_ reason: String) {
        guard self == .output else { return }
        Self.errors.write("error: standard output cannot be written: \(reason)\n")
        exit(1)
    }
}

import Foundation

/// Standard output and standard error, written at once and whole, so that what stands on the two comes in order.
enum StandardStream: Int32 {
    case output = 1
    case errors = 2

    /// A reader that has gone away ends the process by SIGPIPE, as everywhere. Results that cannot be written for another
    /// reason end it, too, with status 1: going on would pass for success. Only errors have nowhere left to be told.
    func write(_ text: String) {
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            let written = bytes[done...].withUnsafeBytes { Foundation.write(rawValue, $0.baseAddress, $0.count) }
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

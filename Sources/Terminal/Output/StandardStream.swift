import Foundation

/// Standard output and standard error, written at once and whole, so that what stands on the two comes in order.
enum StandardStream: Int32 {
    case output = 1
    case errors = 2

    /// A reader that has gone away ends the process by SIGPIPE, as everywhere; other failures lose the text.
    func write(_ text: String) {
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            let written = bytes[done...].withUnsafeBytes { Foundation.write(rawValue, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR || errno == EAGAIN { continue }
            guard written > 0 else { return }
            done += written
        }
    }
}

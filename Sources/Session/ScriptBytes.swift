import Foundation
import Foundations
import Language

/// The bytes of a script, from a file, a pipe or standard input.
///
/// Ctrl-C ends the wait for whoever writes into a pipe, and what never ends (`/dev/zero`) is given up.
enum ScriptBytes {
    /// Far more than anyone writes, far less than memory holds.
    private static let most = 64 << 20

    /// Throws `ScriptError` where a file cannot be read or is too long, `Interrupted` where the user asked to stop.
    static func read(_ path: String) throws -> [UInt8] {
        // Of a pipe that nobody has opened yet, this does not wait for a writer; `poll` does, and can be stopped.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, errno) }
        defer { close(descriptor) }
        return try read(descriptor, name: path)
    }

    static func read(_ descriptor: Int32, name: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            try waitForMore(descriptor)
            let count = Foundation.read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count >= 0 else { throw failure(name, errno) }
            if count == 0 { return bytes }
            bytes += piece[..<count]
            guard bytes.count <= most else {
                throw ScriptError(
                    "file", "\(name) has more than \(most >> 20) MB, which no script has",
                    notes: ["load reads images and tables"])
            }
        }
    }

    /// Waits until there is something to read or no writer left.
    private static func waitForMore(_ descriptor: Int32) throws {
        while true {
            try Cancellation.check()
            var input = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            if poll(&input, 1, 100) > 0 { return }
        }
    }

    private static func failure(_ name: String, _ code: Int32) -> ScriptError {
        ScriptError("file", "\(name) cannot be read: \(String(cString: strerror(code)).lowercased())")
    }
}

import Foundation

/// What was typed in earlier sessions: one entry a line, its own line breaks written as \n, the newest last.
///
/// Entries are appended with one write each, so two prompts open at once do not cut each other's lines. A file that has
/// grown far too long is cut under a lock that appending shares, so no prompt's entries are lost.
struct HistoryFile {
    let path: String
    /// Where the file is larger than this when a session ends, half of it is kept.
    var largestSize = 16 << 20
    /// Of a file that is larger still, the newest entries are read.
    private static let mostRead: UInt64 = 64 << 20
    /// How often, and how long after, a lock that someone else holds is tried again: a prompt must not wait for it.
    private static let (attempts, pause): (Int, UInt32) = (20, 5_000)

    /// $XDG_STATE_HOME/reel/history, or ~/.local/state/reel/history.
    static var standard: HistoryFile {
        let environment = ProcessInfo.processInfo.environment
        let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let home = environment["HOME"] ?? NSHomeDirectory()
        return HistoryFile(path: "\(state ?? "\(home)/.local/state")/reel/history")
    }

    /// All entries, those of other prompts too, oldest first; none where there is no file.
    func load() -> HistoryLines { later()() }

    /// The entries that the file holds now, to be read when they are first asked for. What is added to the file
    /// meanwhile does not belong to them, nor does it matter if it is replaced.
    func later() -> () -> HistoryLines {
        guard let descriptor = Self.regularFile(path, O_RDONLY) else { return { HistoryLines() } }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        guard let size = try? file.seekToEnd() else { return { HistoryLines() } }
        let (start, count) = (size - min(size, Self.mostRead), min(size, Self.mostRead))
        return {
            guard (try? file.seek(toOffset: start)) != nil, let data = try? file.read(upToCount: Int(count)) else {
                return HistoryLines()
            }
            let whole = start == 0 ? data : data.drop { $0 != UInt8(ascii: "\n") }
            return HistoryLines(Array(whole))
        }
    }

    /// Adds an entry. A history that cannot be written is no reason to stop: false is all that comes of it.
    @discardableResult
    func append(_ entry: String) -> Bool {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return locked(LOCK_SH) {
            guard let descriptor = Self.regularFile(path, O_WRONLY | O_CREAT | O_APPEND) else { return false }
            defer { close(descriptor) }
            let bytes = Array((Self.escaped(entry) + "\n").utf8)
            return write(descriptor, bytes, bytes.count) == bytes.count
        }
    }

    /// Cuts a file that has grown too large to its newest half; not while another prompt does.
    @discardableResult
    func trim() -> Bool {
        guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int, size > largestSize
        else { return false }
        return locked(LOCK_EX | LOCK_NB) {
            guard let bytes = try? Data(contentsOf: URL(filePath: path)) else { return false }
            let half = bytes.suffix(largestSize / 2)
            let newest = half.drop { $0 != UInt8(ascii: "\n") }.dropFirst()  // from a whole line on
            let scratch = path + ".new"
            guard (try? newest.write(to: URL(filePath: scratch))) != nil else { return false }
            chmod(scratch, 0o600)
            return rename(scratch, path) == 0
        }
    }

    /// Runs with the lock of the file, which is a file beside it, as this one may be replaced. The lock is given up by
    /// word: a process that another thread starts just now holds the descriptor too, for a moment longer.
    private func locked(_ operation: Int32, _ body: () -> Bool) -> Bool {
        guard let descriptor = Self.regularFile(path + ".lock", O_RDWR | O_CREAT) else { return false }
        defer {
            flock(descriptor, LOCK_UN)
            close(descriptor)
        }
        for _ in 0..<Self.attempts {
            if flock(descriptor, operation | LOCK_NB) == 0 { return body() }
            guard errno == EINTR || (errno == EWOULDBLOCK && operation & LOCK_NB == 0) else { return false }
            usleep(Self.pause)
        }
        return false
    }

    /// Opens a regular file; nil for anything else, which could keep the prompt waiting (a pipe) or never end (a device).
    private static func regularFile(_ path: String, _ flags: Int32) -> Int32? {
        let descriptor = open(path, flags | O_NONBLOCK | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG { return descriptor }
        close(descriptor)
        return nil
    }

    static func escaped(_ entry: String) -> String {
        entry.replacing("\\", with: "\\\\").replacing("\r\n", with: "\\n").replacing("\n", with: "\\n")
    }

    static func unescaped(_ line: String) -> String {
        if !line.utf8.contains(UInt8(ascii: "\\")) { return line }
        var result = ""
        var isEscaped = false
        for character in line.unicodeScalars {
            if isEscaped {
                result.unicodeScalars.append(character == "n" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.unicodeScalars.append(character)
            }
        }
        return result
    }
}

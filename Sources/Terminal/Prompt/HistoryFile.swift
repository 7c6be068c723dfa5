import Foundation

/// What was typed in earlier sessions: one entry a line, its own line breaks written as \n, the newest last.
///
/// Entries are appended with one write each, so two prompts open at once do not cut each other's lines. A file that has
/// grown far too long is cut under a lock that appending shares, so no prompt's entries are lost.
struct HistoryFile {
    let path: String
    /// Where the file is larger than this when a session ends, half of it is kept.
    var largestSize = 16 << 20

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
        guard let file = FileHandle(forReadingAtPath: path), let size = try? file.seekToEnd() else {
            return { HistoryLines() }
        }
        return {
            guard (try? file.seek(toOffset: 0)) != nil, let data = try? file.read(upToCount: Int(size)) else {
                return HistoryLines()
            }
            return HistoryLines(Array(data))
        }
    }

    /// Adds an entry. A history that cannot be written is no reason to stop: false is all that comes of it.
    @discardableResult
    func append(_ entry: String) -> Bool {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return locked(LOCK_SH) {
            let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
            guard descriptor >= 0 else { return false }
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
        let descriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        defer {
            flock(descriptor, LOCK_UN)
            close(descriptor)
        }
        while flock(descriptor, operation) != 0 { guard errno == EINTR else { return false } }
        return body()
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

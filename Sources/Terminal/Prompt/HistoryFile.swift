import Foundation

/// What was typed in earlier sessions: one entry a line, its own line breaks written as \n, the newest last.
///
/// Entries are appended with one write each, so two prompts open at once do not cut each other's lines. A file that has
/// grown far too long is cut under a lock that appending shares, so no prompt's entries are lost.
struct HistoryFile {
    let path: String
    /// Where the file is larger than this when a session ends, half of it is kept.
    var largestSize = 16 << 20

    /// No more than this is read at the start: the newest entries are at the end of the file.
    private static let bytesRead = 1 << 18
    private static let entriesRead = 5_000

    /// $XDG_STATE_HOME/reel/history, or ~/.local/state/reel/history.
    static var standard: HistoryFile {
        let environment = ProcessInfo.processInfo.environment
        let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let home = environment["HOME"] ?? NSHomeDirectory()
        return HistoryFile(path: "\(state ?? "\(home)/.local/state")/reel/history")
    }

    /// The newest entries, oldest first; none where there is no file.
    func load() -> [String] {
        entries(inLast: UInt64(Self.bytesRead)).suffix(Self.entriesRead).map(Self.unescaped)
    }

    /// All of them.
    func loadAll() -> [String] { entries(inLast: .max).map(Self.unescaped) }

    /// The lines of the end of the file.
    private func entries(inLast bytes: UInt64) -> [String] {
        guard let file = FileHandle(forReadingAtPath: path) else { return [] }
        defer { try? file.close() }
        guard let size = try? file.seekToEnd() else { return [] }
        let start = size > bytes ? size - bytes : 0
        guard (try? file.seek(toOffset: start)) != nil, let data = try? file.readToEnd() else { return [] }
        var lines = data.split(separator: UInt8(ascii: "\n"))
        if start > 0, !lines.isEmpty { lines.removeFirst() }  // its beginning was not read
        return lines.map { String(decoding: $0, as: UTF8.self) }
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
            let lines = entries(inLast: UInt64(largestSize / 2))
            let text = lines.map { $0 + "\n" }.joined()
            let scratch = path + ".new"
            guard (try? Data(text.utf8).write(to: URL(filePath: scratch))) != nil else { return false }
            chmod(scratch, 0o600)
            return rename(scratch, path) == 0
        }
    }

    /// Runs with the lock of the file, which is a file beside it, as this one may be replaced.
    private func locked(_ operation: Int32, _ body: () -> Bool) -> Bool {
        let descriptor = open(path + ".lock", O_RDWR | O_CREAT, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
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

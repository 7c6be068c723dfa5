import Foundation

/// What was typed in earlier sessions: one entry a line, its own line breaks written as \n, the newest last.
///
/// Entries are appended with one write each, so two prompts open at once do not cut each other's lines.
struct HistoryFile {
    let path: String

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
        guard let file = FileHandle(forReadingAtPath: path) else { return [] }
        defer { try? file.close() }
        guard let size = try? file.seekToEnd() else { return [] }
        let start = size > UInt64(Self.bytesRead) ? size - UInt64(Self.bytesRead) : 0
        guard (try? file.seek(toOffset: start)) != nil, let data = try? file.readToEnd() else { return [] }
        var lines = data.split(separator: UInt8(ascii: "\n"))
        if start > 0, !lines.isEmpty { lines.removeFirst() }  // its beginning was not read
        return lines.suffix(Self.entriesRead).map { Self.unescaped(String(decoding: $0, as: UTF8.self)) }
    }

    /// Adds an entry. A history that cannot be written is no reason to stop: false is all that comes of it.
    @discardableResult
    func append(_ entry: String) -> Bool {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let bytes = Array((Self.escaped(entry) + "\n").utf8)
        return write(descriptor, bytes, bytes.count) == bytes.count
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

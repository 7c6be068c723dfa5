import Foundation
import Foundations
import Language

/// Scripts as bytes: a file or standard input, held to UTF-8.
public enum ScriptFile {
    /// Reads a script. Throws `ScriptError` where it is not there, or not UTF-8 (with the offset of the first bad byte).
    public static func read(_ path: String) throws -> Source {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            let folder = URL(filePath: path).deletingLastPathComponent().path
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            let near = Suggestion.nearest(to: URL(filePath: path).lastPathComponent, among: names)
            throw ScriptError(
                "file", "there is no script \(path)", notes: near.map { ["did you mean \"\($0)\"?"] } ?? [])
        }
        guard !isFolder.boolValue else { throw ScriptError("file", "\(path) is a folder, not a script") }
        let bytes = try ScriptBytes.read(path)
        let directory = URL(filePath: path).deletingLastPathComponent().standardizedFileURL.path
        return try source(bytes, name: path, directory: directory)
    }

    /// Reads standard input to its end.
    public static func standardInput(directory: String) throws -> Source {
        let name = "standard input"
        return try source(try ScriptBytes.read(STDIN_FILENO, name: name), name: name, directory: directory)
    }

    /// A source from bytes; a byte order mark in front is passed over.
    public static func source(_ bytes: [UInt8], name: String, directory: String? = nil) throws -> Source {
        let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let text = isMarked ? Array(bytes.dropFirst(3)) : bytes
        let source = Source(name: name, text: String(decoding: text, as: UTF8.self), directory: directory)
        guard let offset = firstInvalidByte(text) else { return source }
        let byte = String(text[offset], radix: 16)
        throw ScriptError(
            "syntax",
            "\(name) is not UTF-8 text: byte \(offset + (isMarked ? 3 : 0)) is 0x\(byte.count < 2 ? "0" : "")\(byte)",
            notes: ["save it as UTF-8; in Latin-1, an accented letter is such a byte"],
            span: Span(source, offset..<offset + 3))
    }

    /// The offset of the first byte that UTF-8 does not allow where it stands.
    static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let scalar): offset += scalar.count
            case .emptyInput: return nil
            case .error: return offset
            }
        }
    }
}

import Foundation
import Foundations

/// A regular file open for reading, whose size is known before anything is read.
final class InputFile {
    let path: String
    let size: Int
    private let descriptor: Int32

    /// Throws `Problem(.file)`, with the path, if there is no such file or it cannot be read.
    init(_ path: String) throws {
        self.path = path
        var status = stat()
        guard stat(path, &status) == 0 else {
            let reason = errno == ENOENT ? "there is no such file" : String(cString: strerror(errno))
            throw Problem(
                .file, "cannot read \(path): \(reason)", remedy: Self.nearby(path), argument: "path")
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            throw Problem(.file, "\(path) is a directory", remedy: "name a file in it", argument: "path")
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw Problem(.file, "\(path) is not a regular file", argument: "path")
        }
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Problem(.file, "cannot read \(path): \(String(cString: strerror(errno)))", argument: "path")
        }
        size = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// Fills `buffer` from `offset`; returns how many bytes were there.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
        var done = 0
        while done < buffer.count {
            // In pieces, for Ctrl-C; a signal may give less than was asked for.
            let count = pread(
                descriptor, buffer.baseAddress?.advanced(by: done), min(buffer.count - done, 1 << 24),
                off_t(offset + done))
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else {
                throw Problem(.file, "cannot read \(path): \(String(cString: strerror(errno)))", argument: "path")
            }
            if count == 0 { break }
            done += count
            try Cancellation.check()
        }
        return done
    }

    /// Up to `count` bytes from `offset`.
    func bytes(_ count: Int, at offset: Int = 0) throws -> [UInt8] {
        let available = max(0, min(count, size - offset))
        var result = [UInt8](repeating: 0, count: available)
        let done = try result.withUnsafeMutableBytes { try read(into: $0, at: offset) }
        return Array(result.prefix(done))
    }

    /// A file of nearly that name in the same directory.
    private static func nearby(_ path: String) -> String? {
        let directory = (path as NSString).deletingLastPathComponent
        let name = (path as NSString).lastPathComponent
        let place = directory.isEmpty ? "." : directory
        let names: [String]
        do {
            names = try Folder.names(in: place)
        } catch {
            return (error as? Problem)?.message ?? error.localizedDescription
        }
        guard let nearest = Suggestion.nearest(to: name, among: names) else { return nil }
        return "did you mean \((directory as NSString).appendingPathComponent(nearest))?"
    }
}

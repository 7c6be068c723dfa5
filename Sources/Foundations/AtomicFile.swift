import Foundation
import Synchronization

/// Writes a file so that its reader sees the old one or the new one whole, never a part.
///
/// The bytes go into a file beside the target, are flushed to the disk, and the file is renamed over the target.
public enum AtomicFile {
    private static let largestPiece = 1 << 23

    public static func write(_ bytes: [UInt8], to path: String) throws {
        try write(to: path) { append in try bytes.withUnsafeBytes { try append($0) } }
    }

    /// `produce` hands the bytes over piece by piece; an error it throws leaves the target as it was.
    /// Throws `Problem(.file)` if the place cannot be written.
    public static func write(
        to path: String, _ produce: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        // A link stays a link: what it points to is replaced.
        let target =
            realpath(path, nil).map { resolved in
                defer { free(resolved) }
                return String(cString: resolved)
            } ?? path
        var status = stat()
        let exists = stat(target, &status) == 0
        if exists, status.st_mode & S_IFMT == S_IFDIR {
            throw Problem(.file, "\(path) is a directory", remedy: "give the name of a file in it")
        }
        if exists, status.st_mode & S_IFMT != S_IFREG {
            throw Problem(.file, "\(path) is not a regular file", remedy: "give another name")
        }
        let (part, descriptor) = try makePart(of: target, path)
        var isKept = false
        defer {
            close(descriptor)
            if !isKept { unlink(part) }
            Leftovers.forget(part)
        }
        try produce { bytes in
            var done = 0
            while done < bytes.count {
                let piece = min(bytes.count - done, largestPiece)
                let written = Foundation.write(descriptor, bytes.baseAddress?.advanced(by: done), piece)
                if written < 0 && errno == EINTR { continue }
                guard written > 0 else { throw failure("cannot write \(path)", path: path) }
                done += written
                // Large files go to the disk as they are written, so that Ctrl-C does not wait for all of it at the end.
                if done < bytes.count {
                    fsync(descriptor)
                    try Cancellation.check()
                }
            }
        }
        let mask = umask(0)
        umask(mask)
        fchmod(descriptor, exists ? status.st_mode & 0o7777 : 0o666 & ~mask)
        guard fsync(descriptor) == 0 else { throw failure("cannot flush \(path) to the disk", path: path) }
        guard rename(part, target) == 0 else { throw failure("cannot write \(path)", path: path) }
        isKept = true
        syncDirectory(of: target)
    }

    /// A new file beside a target, locked and noted as one that must not stay.
    private static func makePart(of target: String, _ path: String) throws -> (path: String, descriptor: Int32) {
        let folder = (target as NSString).deletingLastPathComponent
        let isFirst = cleared.withLock { $0.insert(folder).inserted }
        if isFirst { Leftovers.clearAbandoned(in: folder.isEmpty ? "." : folder, isPart) }
        for _ in 0..<100 {
            var template = Array("\(target)\(partMark)XXXXXX".utf8CString)
            let descriptor = mkstemp(&template)
            guard descriptor >= 0 else { throw failure("cannot write \(path)", path: path) }
            let part = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            if Leftovers.claim(descriptor, part) {
                Leftovers.note(part)
                return (part, descriptor)
            }
            close(descriptor)
        }
        throw failure("cannot write \(path)", path: path)
    }

    private static let partMark = ".part.reel-"
    /// Folders in which this process has looked for what killed ones left behind.
    private static let cleared = Mutex<Set<String>>([])

    /// Whether a name is one of a half-written file of ours.
    static func isPart(_ name: String) -> Bool {
        guard let mark = name.range(of: partMark, options: .backwards) else { return false }
        return name[mark.upperBound...].count == 6
    }

    /// Makes the new name last through a power cut; some file systems refuse to flush a directory, which is no error.
    private static func syncDirectory(of path: String) {
        let directory = (path as NSString).deletingLastPathComponent
        let descriptor = open(directory.isEmpty ? "." : directory, O_RDONLY)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static func failure(_ what: String, path: String) -> Problem {
        let code = errno
        let directory = (path as NSString).deletingLastPathComponent
        var remedy: String?
        switch code {
        case ENOENT: remedy = "the directory \(directory.isEmpty ? "." : directory) does not exist; make it first"
        case EACCES, EPERM, EROFS: remedy = "choose a directory that you may write to"
        case ENOSPC, EDQUOT: remedy = "free some space on the disk"
        default: break
        }
        return Problem(.file, "\(what): \(String(cString: strerror(code)))", remedy: remedy)
    }
}

import Foundation
import Synchronization

/// Writes a file so that its reader sees the old one or the new one whole, never a part.
///
/// The bytes go into a file beside the target, are flushed to the disk, and the file is renamed over the target. A file
/// that its owner has made read-only is not replaced.
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
        try write(to: path, calls: .system, produce)
    }

    static func write(
        to path: String, calls: FileCalls, _ produce: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        // A link stays a link: what it points to is replaced.
        let target = linked(path)
        let permissions = try permissions(of: target, named: path)
        let (part, descriptor) = try makePart(of: target, path)
        var isKept = false
        defer {
            close(descriptor)
            if !isKept { unlink(part) }
            Leftovers.forget(part)
        }
        try produce { bytes in
            var done = 0
            while done < bytes.count, let base = bytes.baseAddress {
                let piece = min(bytes.count - done, largestPiece)
                let written = calls.write(descriptor, base.advanced(by: done), piece)
                if written < 0 && errno == EINTR { continue }
                guard written > 0 else { throw failure("cannot write \(path)", path: path, errno) }
                done += written
                // Large files go to the disk as they are written, so that Ctrl-C does not wait for all of it at the end.
                if done < bytes.count {
                    _ = calls.flush(descriptor)
                    try Cancellation.check()
                }
            }
        }
        guard calls.flush(descriptor) == 0 else {
            throw failure("cannot flush \(path) to the disk", path: path, errno)
        }
        let mask = umask(0)
        umask(mask)
        fchmod(descriptor, permissions ?? 0o666 & ~mask)
        // Some file systems over a network say only when a file is closed that the disk is full. A second descriptor is: with
        // the first the lock would go.
        guard calls.close(dup(descriptor)) == 0 || errno == EINTR else {
            throw failure("cannot write \(path)", path: path, errno)
        }
        guard calls.rename(part, target) == 0 else { throw failure("cannot write \(path)", path: path, errno) }
        isKept = true
        syncDirectory(of: target)
    }

    /// A new file beside a target, locked and noted as one that must not stay.
    private static func makePart(of target: String, _ path: String) throws -> (path: String, descriptor: Int32) {
        let folder = (target as NSString).deletingLastPathComponent
        let isFirst = cleared.withLock { $0.insert(folder).inserted }
        if isFirst { Leftovers.clearAbandoned(in: folder.isEmpty ? "." : folder, S_IFREG, isPart) }
        for _ in 0..<100 {
            let part = "\(target)\(partMark)\(Leftovers.mark())"
            let descriptor = open(part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else {
                if errno == EEXIST { continue }
                throw failure("cannot write \(path)", path: path, errno)
            }
            if Leftovers.claim(descriptor, part) {
                Leftovers.note(part)
                return (part, descriptor)
            }
            close(descriptor)
        }
        throw failure("cannot write \(path)", path: path, errno)
    }

    private static let partMark = ".part.reel-"
    /// Folders in which this process has looked for what killed ones left behind.
    private static let cleared = Mutex<Set<String>>([])

    /// Whether a name is one of a half-written file of ours.
    static func isPart(_ name: String) -> Bool {
        guard let mark = name.range(of: partMark, options: .backwards) else { return false }
        return Leftovers.isMark(name[mark.upperBound...])
    }

    /// What a path stands for when links are followed, to a file that need not be there yet.
    private static func linked(_ path: String, steps: Int = 40) -> String {
        if let resolved = realpath(path, nil) {
            defer { free(resolved) }
            return String(cString: resolved)
        }
        guard steps > 0, let next = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else {
            return path
        }
        let folder = (path as NSString).deletingLastPathComponent
        return linked(next.hasPrefix("/") ? next : (folder as NSString).appendingPathComponent(next), steps: steps - 1)
    }

    /// Throws `Problem(.file)` where a file of that name could not be written over: it is a folder, a pipe, or read-only.
    public static func requireReplaceable(_ path: String, named name: String) throws {
        _ = try permissions(of: linked(path), named: name)
    }

    /// The permissions of a file that may be replaced; nil where there is none yet.
    private static func permissions(of target: String, named path: String) throws -> mode_t? {
        var status = stat()
        guard stat(target, &status) == 0 else { return nil }
        if status.st_mode & S_IFMT == S_IFDIR {
            throw Problem(.file, "\(path) is a directory", remedy: "give the name of a file in it", argument: "path")
        }
        if status.st_mode & S_IFMT != S_IFREG {
            throw Problem(.file, "\(path) is not a regular file", remedy: "give another name", argument: "path")
        }
        // The system lets root write anything; whoever took all write permissions away meant root, too.
        guard status.st_mode & 0o222 != 0, faccessat(AT_FDCWD, target, W_OK, AT_EACCESS) == 0 else {
            throw Problem(
                .file, "\(path) may not be written over: it is read-only",
                remedy: "give another name, or allow it in a shell with chmod u+w", argument: "path")
        }
        return status.st_mode & 0o7777
    }

    /// Makes the new name last through a power cut; some file systems refuse to flush a directory, which is no error.
    private static func syncDirectory(of path: String) {
        let directory = (path as NSString).deletingLastPathComponent
        let descriptor = open(directory.isEmpty ? "." : directory, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static func failure(_ what: String, path: String, _ code: Int32) -> Problem {
        let directory = (path as NSString).deletingLastPathComponent
        var remedy: String?
        switch code {
        case ENOENT: remedy = "the directory \(directory.isEmpty ? "." : directory) does not exist; make it first"
        case EACCES, EPERM, EROFS: remedy = "choose a directory that you may write to"
        case ENOSPC, EDQUOT: remedy = "free some space on the disk"
        default: break
        }
        return Problem(.file, "\(what): \(String(cString: strerror(code)))", remedy: remedy, argument: "path")
    }
}

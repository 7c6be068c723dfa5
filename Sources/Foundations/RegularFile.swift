import Foundation

/// Opens files where only a regular file will do: a pipe may let its reader wait for ever, a device may never end.
public enum RegularFile {
    /// Opens a file without waiting and sees what it is before anything is read.
    ///
    /// `name` is what messages call it. Throws `Problem(.file)` where it is missing (a near name is suggested), may not
    /// be opened, or is a directory, a pipe, a socket or a device.
    public static func open(
        _ path: String, named name: String? = nil, flags: Int32 = O_RDONLY, permissions: mode_t = 0o600
    ) throws -> Int32 {
        let name = name ?? path
        var status = stat()
        // Looked at first as well: opening a device may already do something.
        if stat(path, &status) == 0 { try require(status, name) }
        let descriptor = Foundation.open(path, flags | O_NONBLOCK | O_CLOEXEC, permissions)
        guard descriptor >= 0 else {
            let code = errno
            let reason = code == ENOENT ? "there is no such file" : reason(code)
            throw Problem(
                .file, "cannot read \(name): \(reason)", remedy: code == ENOENT ? nearby(path) : nil, argument: "path")
        }
        do {
            guard fstat(descriptor, &status) == 0 else {
                throw Problem(.file, "cannot read \(name): \(reason(errno))", argument: "path")
            }
            try require(status, name)
        } catch {
            close(descriptor)
            throw error
        }
        return descriptor
    }

    /// Whether a regular file, or a link to one, stands there.
    public static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    private static func require(_ status: stat, _ name: String) throws {
        let kind: String
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR:
            throw Problem(.file, "\(name) is a directory", remedy: "name a file in it", argument: "path")
        case S_IFIFO: kind = "a pipe"
        case S_IFSOCK: kind = "a socket"
        case S_IFCHR, S_IFBLK: kind = "a device"
        default: kind = "something else"
        }
        throw Problem(
            .file, "\(name) is \(kind), not a regular file", remedy: "write what it gives into a file first",
            argument: "path")
    }

    /// The system's words for an error.
    static func reason(_ code: Int32) -> String { String(cString: strerror(code)).lowercased() }

    /// A file of nearly that name in the same directory.
    private static func nearby(_ path: String) -> String? {
        let directory = (path as NSString).deletingLastPathComponent
        let names: [String]
        do {
            names = try Folder.names(in: directory.isEmpty ? "." : directory)
        } catch {
            return (error as? Problem)?.message ?? error.localizedDescription
        }
        guard let nearest = Suggestion.nearest(to: (path as NSString).lastPathComponent, among: names) else {
            return nil
        }
        return "did you mean \((directory as NSString).appendingPathComponent(nearest))?"
    }
}

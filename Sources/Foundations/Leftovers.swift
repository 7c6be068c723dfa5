import Foundation
import Synchronization

/// Files and folders that are there only while something runs. Whoever makes one notes it, and takes it away; where the
/// process is asked to end before, all of them are taken away at once.
///
/// Each is locked (`flock`) by the process that made it. What a process left behind that was killed is locked no longer:
/// that is how a later one knows it may be taken away.
public enum Leftovers {
    private static let paths = Mutex<Set<String>>([])

    static func note(_ path: String) { paths.withLock { _ = $0.insert(path) } }

    static func forget(_ path: String) { paths.withLock { _ = $0.remove(path) } }

    /// Takes away all that is noted. The process ends then: what goes on writing meets an error at most.
    public static func clear() {
        let left = paths.withLock { paths in
            defer { paths = [] }
            return paths
        }
        for path in left { remove(path) }
    }

    /// Takes away what of a kind processes that are gone left in a folder: what is this user's and locked by nobody. What
    /// cannot be taken away stays for the next one.
    static func clearAbandoned(in folder: String, _ isOfKind: (String) -> Bool) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
        for name in names where isOfKind(name) {
            let path = "\(folder)/\(name)"
            let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
            guard descriptor >= 0 else { continue }
            defer { close(descriptor) }
            var status = stat()
            let isOurs =
                fstat(descriptor, &status) == 0 && status.st_uid == geteuid()
                && [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
            if isOurs, flock(descriptor, LOCK_EX | LOCK_NB) == 0 { remove(path) }
        }
    }

    /// Locks what was just made at a path; false where another process took it for left behind in that moment.
    static func claim(_ descriptor: Int32, _ path: String) -> Bool {
        // A file system without locks has no process either that would look at them.
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { return false }
        var (own, there) = (stat(), stat())
        return fstat(descriptor, &own) == 0 && lstat(path, &there) == 0 && own.st_ino == there.st_ino
    }

    private static func remove(_ path: String) {
        if unlink(path) != 0 { try? FileManager.default.removeItem(atPath: path) }
    }
}

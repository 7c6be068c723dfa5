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

    /// The last part of the name of something that is there for a while: twelve random digits, and four that follow from
    /// them. No name that a person gives ends so, and nothing of another name is ever taken away.
    static func mark() -> String {
        let random = UUID().uuidString.replacing("-", with: "").prefix(12).lowercased()
        return "\(random)-\(check(random))"
    }

    /// Whether a name's last part is one that `mark` gave.
    static func isMark(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 && parts[0].count == 12 && parts[1] == check(String(parts[0]))
    }

    private static func check(_ random: String) -> String { String(Digest.sha256(Array(random.utf8)).prefix(4)) }

    /// Takes away what of a kind processes that are gone left in a folder: what is this user's, for nobody else to read, and
    /// locked by nobody. What cannot be taken away stays for the next one.
    static func clearAbandoned(in folder: String, _ type: mode_t, _ isOfKind: (String) -> Bool) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
        for name in names where isOfKind(name) {
            let path = "\(folder)/\(name)"
            let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
            guard descriptor >= 0 else { continue }
            defer { close(descriptor) }
            var status = stat()
            let isOurs =
                fstat(descriptor, &status) == 0 && status.st_uid == geteuid() && status.st_mode & S_IFMT == type
                && status.st_mode & 0o077 == 0
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

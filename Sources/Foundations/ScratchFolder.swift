import Foundation

/// A folder under the system's one for temporary files, this user's alone, which goes when the value does.
public final class ScratchFolder {
    public let path: String
    private let descriptor: Int32

    private static let kinds = ["replay", "edit", "example"]

    /// Throws `Problem` where none can be made. What killed processes left there is cleared first.
    public init(_ kind: String) throws {
        let place = Self.place
        Leftovers.clearAbandoned(in: place, S_IFDIR, Self.isScratch)
        for _ in 0..<100 {
            let path = "\(place)/reel-\(kind).\(Leftovers.mark())"
            guard mkdir(path, 0o700) == 0 else {
                if errno == EEXIST { continue }
                break
            }
            let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard descriptor >= 0 else { break }
            guard Leftovers.claim(descriptor, path) else {
                close(descriptor)
                continue
            }
            (self.path, self.descriptor) = (path, descriptor)
            Leftovers.note(path)
            return
        }
        let reason = String(cString: strerror(errno)).lowercased()
        throw Problem(
            .file, "no scratch folder can be made in \(place): \(reason)",
            remedy: "set TMPDIR to a folder that can be written")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
        close(descriptor)
        Leftovers.forget(path)
    }

    private static var place: String {
        let named = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        return named.count > 1 && named.hasSuffix("/") ? String(named.dropLast()) : named
    }

    /// Whether a name is one that `init` gives.
    static func isScratch(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && Leftovers.isMark(parts[1]) && kinds.contains { parts[0] == "reel-\($0)" }
    }
}

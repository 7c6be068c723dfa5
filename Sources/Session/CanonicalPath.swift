import Foundation

/// One name for a file, however it was reached.
enum CanonicalPath {
    /// With links and ".." resolved as the system does it; of a file that is not there yet, those of its folder.
    static func of(_ path: String) -> String {
        if let resolved = resolved(path) { return resolved }
        let name = (path as NSString).lastPathComponent
        let folder = (path as NSString).deletingLastPathComponent
        guard name != "..", let resolved = resolved(folder) else { return URL(filePath: path).standardizedFileURL.path }
        return (resolved as NSString).appendingPathComponent(name)
    }

    private static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

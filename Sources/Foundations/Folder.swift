import Foundation

/// What folders hold.
public enum Folder {
    /// Names of what is in a folder, in no order. Throws `Problem(.file)` with the system's reason.
    public static func names(in path: String) throws -> [String] {
        guard let folder = opendir(path) else {
            let reason = errno
            guard reason != ENOENT else { throw Problem(.file, "the folder \(path) does not exist") }
            throw Problem(
                .file, "the folder \(path) cannot be read: \(String(cString: strerror(reason)).lowercased())")
        }
        closedir(folder)
        return try FileManager.default.contentsOfDirectory(atPath: path)
    }
}

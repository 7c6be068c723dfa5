import Foundation
import Foundations

/// Where a session's files are: as the user names them, or, during replay, with all that is written kept in a scratch
/// folder, so that the user's own files are never touched.
final class FileAccess {
    /// During replay, the folders in which a relative name is looked for, in order; the first is where it would be
    /// written. Outside replay it is the process's own.
    private var folders: [String]
    /// Where the session began.
    let initialFolder = FileManager.default.currentDirectoryPath
    /// Where replay writes; nil outside replay.
    private let scratch: String?
    /// What was read and not written by the session itself, with its SHA-256, in order of first use.
    private(set) var inputs: [(path: String, digest: String)] = []
    /// Absolute path → where it was really written.
    private var written: [String: String] = [:]

    /// Files as they are named, relative to the working folder.
    init() {
        folders = []
        scratch = nil
    }

    /// Files for a replay: read in the folder where the session began, beside the reel or in the working folder, written
    /// in `scratch`.
    init(beside folder: String, begunIn start: String? = nil, scratch: String) {
        let began = start.map { Self.standard("\(folder)/\($0)") }
        folders = [began, folder, initialFolder].compactMap(\.self)
        self.scratch = scratch
    }

    /// `cd`: goes to a folder; during replay the process stays where it is. Throws `Problem` where there is none.
    func enter(_ path: String) throws -> String {
        let found = existingFolders(path)
        guard let first = found.first else { throw Self.noFolder(path) }
        if scratch != nil {
            folders = found
        } else if !FileManager.default.changeCurrentDirectoryPath(first) {
            throw Problem(.file, "the folder \(path) cannot be entered", remedy: "ls -l shows who may, in a shell")
        }
        return first
    }

    /// A folder that the user named, absolute. Throws `Problem` where there is none.
    func folder(_ path: String) throws -> String {
        guard let found = existingFolders(path).first else { throw Self.noFolder(path) }
        return found
    }

    private func existingFolders(_ path: String) -> [String] {
        candidates(for: path).filter { candidate in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder) && isFolder.boolValue
        }
    }

    private static func noFolder(_ path: String) -> Problem {
        Problem(.file, "there is no folder \(path)", remedy: "ls shows what is here")
    }

    /// How a session that is saved at `path` names the folder where it began; nil where that is the reel's own.
    func folderBegun(from path: String) -> String? {
        let reel = URL(filePath: path).deletingLastPathComponent().standardizedFileURL.path
        guard reel != initialFolder else { return nil }
        let (from, to) = (reel.split(separator: "/"), initialFolder.split(separator: "/"))
        let shared = zip(from, to).prefix { $0 == $1 }.count
        let steps = Array(repeating: "..", count: from.count - shared) + to.dropFirst(shared).map(String.init)
        return steps.joined(separator: "/")
    }

    /// The path to open; notes the file as an input.
    func pathForReading(_ path: String) throws -> String {
        let candidates = candidates(for: path)
        for candidate in candidates {
            if let own = written[candidate] { return own }
        }
        guard let found = candidates.first(where: FileManager.default.fileExists(atPath:)) else {
            throw Self.missing(path, candidates[0])
        }
        try noteInput(path, at: found)
        return found
    }

    /// The path to write to. In replay, a name inside the scratch folder that no other name shares.
    func pathForWriting(_ path: String) throws -> String {
        let absolute = candidates(for: path)[0]
        guard let scratch else {
            written[absolute] = absolute
            return absolute
        }
        let name = URL(filePath: absolute).lastPathComponent
        let folder = "\(scratch)/\(Digest.sha256(Array(absolute.utf8)).prefix(12))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        written[absolute] = "\(folder)/\(name)"
        return "\(folder)/\(name)"
    }

    /// The digest of a file that was written, by the user's name for it or the one that `pathForWriting` gave.
    func digestOfWritten(_ path: String) throws -> (name: String, digest: String) {
        let absolute = candidates(for: path)[0]
        return (URL(filePath: path).lastPathComponent, try Self.digest(of: written[absolute] ?? absolute))
    }

    /// Notes a file that took part, once, with the digest it had when it was first read.
    func noteInput(_ path: String, at found: String) throws {
        if inputs.contains(where: { $0.path == path }) { return }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: found, isDirectory: &isFolder), !isFolder.boolValue else { return }
        inputs.append((path, try Self.digest(of: found)))
    }

    /// Every place a name may stand for, absolute.
    func candidates(for path: String) -> [String] {
        let expanded = (path as NSString).expandingTildeInPath
        if expanded.hasPrefix("/") { return [Self.standard(expanded)] }
        let all = scratch == nil ? [FileManager.default.currentDirectoryPath] : folders
        return all.map { Self.standard("\($0)/\(expanded)") }
    }

    /// SHA-256 of a file, read piece by piece.
    static func digest(of path: String) throws -> String {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw Problem(.file, "\(path) cannot be read: \(String(cString: strerror(errno)).lowercased())")
        }
        defer { try? file.close() }
        var digest = Digest()
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
            try Cancellation.check()
            piece.withUnsafeBytes { digest.update($0) }
        }
        return digest.finalized()
    }

    private static func standard(_ path: String) -> String { URL(filePath: path).standardizedFileURL.path }

    private static func missing(_ path: String, _ absolute: String) -> Problem {
        let url = URL(filePath: absolute)
        let folder = url.deletingLastPathComponent().path
        let names: [String]
        do {
            names = try Folder.names(in: folder)
        } catch {
            let reason = (error as? Problem)?.message ?? error.localizedDescription
            return Problem(.file, "there is no file \(path): \(reason)", argument: "path")
        }
        let near = Suggestion.nearest(to: url.lastPathComponent, among: names)
        let remedy = near.map { "did you mean \"\($0)\"?" }
        return Problem(.file, "there is no file \(path)", remedy: remedy, argument: "path")
    }
}

import Foundation
import Foundations

/// Where a session's files are: as the user names them, or, during replay, with all that is written kept in a scratch
/// folder, so that the user's own files are never touched.
final class FileAccess {
    /// During replay, the folders in which a relative name is looked for, in order; the first is where it would be
    /// written. Outside replay it is the process's own.
    private var folders: [String]
    /// Where the session began; empty where that folder was gone already.
    let initialFolder = FileManager.default.currentDirectoryPath
    /// Where replay writes; nil outside replay.
    private let scratch: String?
    /// What was read and not written by the session itself, with its SHA-256, in order of first use.
    private(set) var inputs: [(path: String, digest: String)] = []
    /// Each input by the user's name for it and where it was found.
    private var noted: Set<[String]> = []
    /// Canonical path → where it is being written, and, once it was, where it stands.
    private var targets: [String: String] = [:]
    private var written: [String: String] = [:]

    /// Files as they are named, relative to the working folder.
    init() {
        folders = []
        scratch = nil
    }

    /// Files for a replay: read in the folder where the session began, beside the reel or in the working folder, written
    /// in `scratch`.
    init(beside folder: String, begunIn start: String? = nil, scratch: String) {
        let began = start.map { CanonicalPath.of("\(folder)/\($0)") }
        folders = [began, folder, initialFolder].compactMap(\.self)
        self.scratch = scratch
    }

    /// `cd`: goes to a folder; during replay the process stays where it is. Throws `Problem` where there is none.
    func enter(_ path: String) throws -> String {
        let found = try existingFolders(path)
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
        guard let found = try existingFolders(path).first else { throw Self.noFolder(path) }
        return found
    }

    private func existingFolders(_ path: String) throws -> [String] {
        try candidates(for: path).filter { candidate in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder) && isFolder.boolValue
        }.map(CanonicalPath.of)
    }

    private static func noFolder(_ path: String) -> Problem {
        Problem(.file, "there is no folder \(path)", remedy: "ls shows what is here")
    }

    /// How a session that is saved at `path` names the folder where it began; nil where that is the reel's own.
    func folderBegun(from path: String) -> String? {
        let reel = (CanonicalPath.of(path) as NSString).deletingLastPathComponent
        guard reel != initialFolder, !initialFolder.isEmpty else { return nil }
        let (from, to) = (reel.split(separator: "/"), initialFolder.split(separator: "/"))
        let shared = zip(from, to).prefix { $0 == $1 }.count
        let steps = Array(repeating: "..", count: from.count - shared) + to.dropFirst(shared).map(String.init)
        return steps.joined(separator: "/")
    }

    /// The path to open; notes the file as an input.
    func pathForReading(_ path: String) throws -> String {
        let candidates = try candidates(for: path)
        if let own = own(candidates) { return own }
        guard let found = candidates.first(where: FileManager.default.fileExists(atPath:)) else {
            throw Self.missing(path, candidates[0])
        }
        try noteInput(path, at: found)
        return found
    }

    /// Whether a regular file stands there; notes nothing.
    func isFile(_ path: String) -> Bool {
        guard let candidates = try? candidates(for: path) else { return false }
        return own(candidates) != nil || candidates.contains(where: RegularFile.exists)
    }

    /// Where the session itself wrote one of these.
    private func own(_ candidates: [String]) -> String? {
        if written.isEmpty { return nil }
        return candidates.lazy.compactMap { [written] in written[CanonicalPath.of($0)] }.first
    }

    /// The path to write to. In replay, a name inside the scratch folder that no other name shares.
    func pathForWriting(_ path: String) throws -> String {
        let absolute = try candidates(for: path)[0]
        let canonical = CanonicalPath.of(absolute)
        guard let scratch else {
            targets[canonical] = absolute
            return absolute
        }
        let folder = "\(scratch)/\(Digest.sha256(Array(canonical.utf8)).prefix(12))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        targets[canonical] = "\(folder)/\((absolute as NSString).lastPathComponent)"
        return "\(folder)/\((absolute as NSString).lastPathComponent)"
    }

    /// The digest of a file that was written, by the user's name for it. From now on it is the session's own.
    func digestOfWritten(_ path: String) throws -> (name: String, digest: String) {
        let absolute = try candidates(for: path)[0]
        let canonical = CanonicalPath.of(absolute)
        let place = targets[canonical] ?? absolute
        written[canonical] = place
        return ((path as NSString).lastPathComponent, try InputFile(place, named: path).sha256())
    }

    /// Notes a file that took part, once, with the digest it had when it was first read. Throws `Problem` for what is no
    /// regular file, but lets folders pass.
    func noteInput(_ path: String, at found: String) throws {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: found, isDirectory: &isFolder), isFolder.boolValue { return }
        guard !noted.contains([path, CanonicalPath.of(found)]) else { return }
        inputs.append((path, try InputFile(found, named: path).sha256()))
        noted.insert([path, CanonicalPath.of(found)])
    }

    /// Every place a name may stand for, absolute; links and ".." in it are left to the system. Throws `Problem` for a
    /// relative name where the working folder is gone.
    func candidates(for path: String) throws -> [String] {
        let expanded = (path as NSString).expandingTildeInPath
        if expanded.hasPrefix("/") { return [expanded] }
        let all = scratch == nil ? [FileManager.default.currentDirectoryPath] : folders
        guard let first = all.first, !first.isEmpty else {
            throw Problem(
                .file, "\(path) lies in the working folder, which no longer exists",
                remedy: "go to another one with cd",
                argument: "path")
        }
        return all.map { "\($0)/\(expanded)" }
    }

    private static func missing(_ path: String, _ absolute: String) -> Problem {
        let folder = (absolute as NSString).deletingLastPathComponent
        let names: [String]
        do {
            names = try Folder.names(in: folder)
        } catch {
            let reason = (error as? Problem)?.message ?? error.localizedDescription
            return Problem(.file, "there is no file \(path): \(reason)", argument: "path")
        }
        let near = Suggestion.nearest(to: (absolute as NSString).lastPathComponent, among: names)
        let remedy = near.map { "did you mean \"\($0)\"?" }
        return Problem(.file, "there is no file \(path)", remedy: remedy, argument: "path")
    }
}

import Foundation
import Foundations
import Language
import StandardLibrary

/// Finds the source of `use NAME`: beside the script, in `REEL_PATH`, then in the standard library in the binary.
struct ModuleFinder {
    var path: [String] =
        ProcessInfo.processInfo.environment["REEL_PATH"].map {
            $0.split(separator: ":").map(String.init)
        } ?? []

    /// A module is read twice, for its digest and its text, so it cannot be a pipe or a device.
    private static func isRegular(_ file: String) -> Bool {
        var status = stat()
        return stat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    func source(_ name: String, beside directory: String?, _ files: FileAccess?) throws -> Source {
        let folders = [directory ?? FileManager.default.currentDirectoryPath] + path
        for folder in folders {
            let file = "\(folder)/\(name).reel"
            guard FileManager.default.fileExists(atPath: file) else { continue }
            guard Self.isRegular(file) else {
                throw ScriptError("file", "\(file) is no regular file, so it is no module")
            }
            try files?.noteInput(file, at: file)
            return try ScriptFile.read(file)
        }
        if let module = StandardLibrary.modules.first(where: { $0.name == name }) {
            return Source(name: "\(name).reel (standard library)", text: module.text, isLibrary: true)
        }
        let beside = folders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] }
            .filter { $0.hasSuffix(".reel") }.map { String($0.dropLast(".reel".count)) }
        let near = Suggestion.nearest(to: name, among: beside + StandardLibrary.modules.map(\.name))
        throw ScriptError(
            "module", "there is no module \"\(name)\"",
            notes: (near.map { ["did you mean \"\($0)\"?"] } ?? []) + [
                "looked for \(name).reel beside the script"
                    + (path.isEmpty ? "" : ", in \(path.joined(separator: ", "))") + " and in the standard library"
            ])
    }
}

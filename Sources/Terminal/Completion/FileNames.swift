import Foundation

/// Names of files, to be completed part by part of a path.
struct FileNames {
    /// Endings that are wanted, without the dot; empty for any, nil for folders only.
    private let extensions: [String]?

    init(_ extensions: [String]?) { self.extensions = extensions }

    func complete(_ typed: String, ending: String) -> Completion {
        let name = typed.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        let folder = String(typed.dropLast(name.count))
        let place = folder.isEmpty ? "." : (folder as NSString).expandingTildeInPath
        let found = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
        let candidates = found.compactMap { file -> Candidate? in
            guard file.hasPrefix(name), !file.hasPrefix(".") || name.hasPrefix("."),
                !file.contains("\""), !file.contains("\\")
            else { return nil }
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: "\(place)/\(file)", isDirectory: &isFolder)
            if isFolder.boolValue { return Candidate(name: file + "/") }
            return isWanted(file) ? Candidate(name: file, ending: ending) : nil
        }
        return Completion(candidates, typed: name)
    }

    private func isWanted(_ file: String) -> Bool {
        guard let extensions else { return false }
        return extensions.isEmpty || extensions.contains { file.lowercased().hasSuffix("." + $0.lowercased()) }
    }
}

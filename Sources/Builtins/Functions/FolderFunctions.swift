import Catalogue
import Foundation
import Foundations
import Language

/// Moving between folders. What they show depends on the machine, so a reel does not record it.
enum FolderFunctions {
    static let all: [Builtin] = [
        Builtin(
            Entry(
                "pwd", room: "session", [words("Nothing more.")], result: "none",
                summary: "Shows the folder that paths are relative to.", examples: ["pwd"], keywords: ["directory"])
        ) { arguments, call in
            guard try arguments.list("words").isEmpty else {
                throw Problem(
                    .value, "pwd shows the folder that paths are relative to and takes no names",
                    remedy: "cd goes to another folder, ls lists one")
            }
            call.host.show(unrecorded: TerminalText.line(try call.host.folder(".")))
            return .none
        },
        Builtin(
            Entry(
                "cd", room: "session", [words("A folder; the home folder if left out.")], result: "none",
                summary: "Goes to another folder.", examples: ["cd ."], keywords: ["directory", "chdir"])
        ) { arguments, call in
            let path = try path(arguments) ?? NSHomeDirectory()
            let folder = try call.host.enterFolder(path)
            call.host.changedState(completed: nil)
            call.host.show(unrecorded: TerminalText.line(folder))
            return .none
        },
        Builtin(
            Entry(
                "ls", room: "session", [words("A folder, or a pattern such as *.nii; this folder if left out.")],
                result: "none",
                summary: "Lists the files of a folder.", examples: ["ls"], keywords: ["files", "directory"])
        ) { arguments, call in
            let (place, pattern) = divided(try path(arguments) ?? ".")
            let path = try call.host.folder(place)
            let names = try Folder.names(in: path).filter { fnmatch(pattern, $0, FNM_PERIOD) == 0 }
            if names.isEmpty, pattern != everything { throw Problem(.file, "nothing in \(path) is called \(pattern)") }
            let shown = names.sorted().map { name in
                var isFolder: ObjCBool = false
                _ = FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
                return TerminalText.line(isFolder.boolValue ? "\(name)/" : name)
            }
            call.host.show(unrecorded: shown.isEmpty ? "(empty)" : shown.joined(separator: "\n"))
            return .none
        },
    ]

    /// What stands for all names but those that begin with a point.
    private static let everything = "*"

    /// "scans/*.nii" as its folder and the pattern of names in it.
    private static func divided(_ path: String) -> (folder: String, pattern: String) {
        let parts = path as NSString
        guard parts.lastPathComponent.contains(where: { "*?[".contains($0) }),
            !FileManager.default.fileExists(atPath: path)
        else { return (path, everything) }
        let folder = parts.deletingLastPathComponent
        return (folder.isEmpty ? "." : folder, parts.lastPathComponent)
    }

    private static func words(_ summary: String) -> Parameter {
        Parameter("words", "string", summary, isVariadic: true, completion: .files([]))
    }

    /// The words of the line as one path, `~` as the home folder; nil for none.
    private static func path(_ arguments: Arguments) throws -> String? {
        let words = try arguments.strings("words").joined(separator: " ").trimmingQuotes
        return words.isEmpty ? nil : (words as NSString).expandingTildeInPath
    }
}

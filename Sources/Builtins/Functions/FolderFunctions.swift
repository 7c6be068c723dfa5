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
        ) { _, call in
            call.host.show(unrecorded: try call.host.folder("."))
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
            call.host.show(unrecorded: folder)
            return .none
        },
        Builtin(
            Entry(
                "ls", room: "session", [words("A folder; this one if left out.")], result: "none",
                summary: "Lists the files of a folder.", examples: ["ls"], keywords: ["files", "directory"])
        ) { arguments, call in
            let path = try call.host.folder(try path(arguments) ?? ".")
            let names = try Folder.names(in: path)
            let shown = names.filter { !$0.hasPrefix(".") }.sorted().map { name in
                var isFolder: ObjCBool = false
                _ = FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
                return isFolder.boolValue ? "\(name)/" : name
            }
            call.host.show(unrecorded: shown.isEmpty ? "(empty)" : shown.joined(separator: "\n"))
            return .none
        },
    ]

    private static func words(_ summary: String) -> Parameter {
        Parameter("words", "string", summary, isVariadic: true, completion: .files([]))
    }

    /// The words of the line as one path, `~` as the home folder; nil for none.
    private static func path(_ arguments: Arguments) throws -> String? {
        let words = try arguments.strings("words").joined(separator: " ").trimmingQuotes
        return words.isEmpty ? nil : (words as NSString).expandingTildeInPath
    }
}

import Foundation
import StandardLibrary

/// What `use` would find, by name: beside the prompt, in `REEL_PATH`, in the standard library.
public enum ModuleNames {
    public static func all() -> [String] {
        let folders = [FileManager.default.currentDirectoryPath] + ModuleFinder().path
        let files = folders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] }
        let found = files.filter { $0.hasSuffix(".reel") }.map { String($0.dropLast(".reel".count)) }
        return Array(Set(found + StandardLibrary.modules.map(\.name))).sorted()
    }
}

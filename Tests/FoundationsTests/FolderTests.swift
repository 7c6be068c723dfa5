import Foundation
import Foundations
import Testing

@Suite struct FolderTests {
    @Test func namesAreThoseOfItsFiles() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reel-folder-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: "\(folder)/a", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try Folder.names(in: folder) == ["a"])
    }

    @Test(arguments: [
        ("/nowhere/at/all", "the folder /nowhere/at/all does not exist"),
        ("/dev/null", "the folder /dev/null cannot be read: not a directory"),
    ])
    func whatCannotBeReadSaysWhy(_ path: String, _ message: String) {
        #expect(throws: Problem(.file, message)) { try Folder.names(in: path) }
    }
}

import Foundation
import Testing

@testable import Terminal

@Suite struct FileNamesTests {
    private func folder() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "files-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "scans"), withIntermediateDirectories: true)
        for name in ["t1.nii.gz", "t2.nii.gz", "notes.txt", ".hidden.nii"] {
            try Data().write(to: folder.appending(path: name))
        }
        return folder.path
    }

    @Test func onlyFilesWithTheEndingsAndFoldersAreOffered() throws {
        let files = FileNames(["nii", "nii.gz"])
        let folder = try folder()
        #expect(files.complete("\(folder)/", ending: "\"") == .list(["scans/", "t1.nii.gz", "t2.nii.gz"]))
        #expect(files.complete("\(folder)/t1", ending: "\"") == .insert("t1.nii.gz\"", replacing: 2))
        #expect(files.complete("\(folder)/no", ending: "\"") == .nothing)
        #expect(files.complete("\(folder)/.h", ending: "\"") == .insert(".hidden.nii\"", replacing: 2))
    }

    @Test func aFolderIsLeftOpenForWhatIsInIt() throws {
        #expect(try FileNames([]).complete("\(folder())/sc", ending: "\"") == .insert("scans/", replacing: 2))
    }

    @Test func foldersAloneCanBeAskedFor() throws {
        #expect(try FileNames(nil).complete("\(folder())/", ending: "") == .insert("scans/", replacing: 0))
    }
}

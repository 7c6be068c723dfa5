import Foundation
import Testing

@testable import Foundations

@Suite struct ScratchFolderTests {
    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    @Test func itGoesWithItsValueAndAllThatIsInIt() throws {
        var folder: ScratchFolder? = try ScratchFolder("example")
        let path = try #require(folder?.path)
        #expect(ScratchFolder.isScratch(URL(filePath: path).lastPathComponent))
        try Data([1]).write(to: URL(filePath: "\(path)/file"))
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o700)
        folder = nil
        #expect(!exists(path))
    }

    @Test func theNextOneClearsWhatNobodyHoldsAndNothingElse() throws {
        let place = URL(filePath: try ScratchFolder("example").path).deletingLastPathComponent().path
        let held = try ScratchFolder("replay")
        let left = "\(place)/reel-replay.\(Leftovers.mark())"
        // Folders of somebody: one of another name, one that others may read, and a file.
        let named = "\(place)/reel-replay.\(String(UUID().uuidString.prefix(6)))"
        let shared = "\(place)/reel-example.\(Leftovers.mark())"
        let file = "\(place)/reel-edit.\(Leftovers.mark())"
        for path in [left, named, shared] { #expect(mkdir(path, path == shared ? 0o755 : 0o700) == 0) }
        try Data([1]).write(to: URL(filePath: file))
        chmod(file, 0o600)
        defer { for path in [named, shared, file] { try? FileManager.default.removeItem(atPath: path) } }
        _ = try ScratchFolder("edit")
        #expect(!exists(left) && exists(held.path))
        for path in [named, shared, file] { #expect(exists(path), "\(path)") }
    }
}

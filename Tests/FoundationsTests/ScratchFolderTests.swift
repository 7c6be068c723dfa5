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
        let left = "\(place)/reel-replay.\(String(UUID().uuidString.prefix(6)))"
        let foreign = "\(place)/reel-replay.\(UUID().uuidString)"
        for path in [left, foreign] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        }
        defer { try? FileManager.default.removeItem(atPath: foreign) }
        _ = try ScratchFolder("edit")
        #expect(!exists(left) && exists(foreign) && exists(held.path))
    }
}

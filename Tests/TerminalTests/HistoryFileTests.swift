import Foundation
import Testing

@testable import Terminal

@Suite struct HistoryFileTests {
    private func temporary() -> HistoryFile {
        HistoryFile(
            path: FileManager.default.temporaryDirectory.appending(path: "h-\(UUID().uuidString)/reel/history").path)
    }

    @Test(arguments: ["x = 1", "def f() {\n    1\n}", "a\\nb", "\\", "\\\n\\\\n", "漢字 🧠"])
    func entriesSurviveTheRoundTrip(_ entry: String) {
        #expect(HistoryFile.unescaped(HistoryFile.escaped(entry)) == entry)
        #expect(!HistoryFile.escaped(entry).contains("\n"))
    }

    @Test func entriesComeBackInOrder() {
        let file = temporary()
        #expect(file.load().isEmpty)
        for entry in ["a", "b\nc", "d"] { #expect(file.append(entry)) }
        #expect(file.load() == ["a", "b\nc", "d"])
    }

    @Test func aPlaceThatCannotBeWrittenStopsNothing() {
        #expect(!HistoryFile(path: "/proc/no/history").append("x"))
    }

    @Test func ofALongHistoryOnlyTheEndIsRead() throws {
        let file = temporary()
        file.append("first")
        let handle = try #require(FileHandle(forWritingAtPath: file.path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data((0..<200_000).map { "entry number \($0)\n" }.joined().utf8))
        try handle.close()
        let entries = file.load()
        #expect(entries.last == "entry number 199999")
        #expect(entries.count == 5_000)
    }
}

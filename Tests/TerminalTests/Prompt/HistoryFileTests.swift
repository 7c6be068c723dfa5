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
        #expect(file.load().all.isEmpty)
        for entry in ["a", "b\nc", "d"] { #expect(file.append(entry)) }
        #expect(file.load().all == ["a", "b\nc", "d"])
    }

    @Test func aPlaceThatCannotBeWrittenStopsNothing() {
        #expect(!HistoryFile(path: "/proc/no/history").append("x"))
    }

    @Test func aPipeOrADeviceIsNoHistory() throws {
        let file = temporary()
        #expect(file.append("x"))
        for make in [{ mkfifo(file.path, 0o600) }, { symlink("/dev/zero", file.path) }] {
            unlink(file.path)
            #expect(make() == 0)
            #expect(file.load().all.isEmpty && !file.append("y"))
        }
    }

    @Test func aLockThatSomeoneHoldsIsNotWaitedFor() throws {
        let file = temporary()
        #expect(file.append("x"))
        let descriptor = open(file.path + ".lock", O_RDWR)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX) == 0)
        let start = ContinuousClock.now
        #expect(!file.append("y"))
        #expect(ContinuousClock.now - start < .seconds(5))
        flock(descriptor, LOCK_UN)
        #expect(file.append("z") && file.load().all == ["x", "z"])
    }

    @Test func entriesOfThePastStayWhatTheyWereWhenTheFileIsAddedToOrReplaced() throws {
        var file = temporary()
        for number in 0..<100 { file.append("entry \(number)") }
        let past = file.later()
        file.append("of another prompt")
        file.largestSize = 400
        #expect(file.trim() && file.load().count < 40)
        #expect(past().all == (0..<100).map { "entry \($0)" })
    }

    @Test func ofAFileThatGrewTooLargeTheNewestHalfIsKept() throws {
        var file = temporary()
        for number in 0..<100 { file.append("entry \(number)") }
        #expect(!file.trim())
        file.largestSize = 400
        #expect(file.trim())
        let entries = file.load().all
        #expect(entries.last == "entry 99")
        #expect((10..<30).contains(entries.count))
        #expect(file.append("next") && file.load().all.last == "next")
    }

    @Test func noEntryIsLostWhereOnePromptTrimsWhileOthersWrite() async throws {
        var file = temporary()
        for number in 0..<200 { file.append("old \(number)") }
        file.largestSize = 3000
        let shared = file
        await withTaskGroup(of: Void.self) { group in
            for prompt in 0..<4 {
                group.addTask {
                    for number in 0..<20 {
                        shared.append("\(prompt) \(number)")
                        shared.trim()
                    }
                }
            }
        }
        let new = file.load().all.filter { !$0.hasPrefix("old") }
        #expect(new.count == 80)
    }
}

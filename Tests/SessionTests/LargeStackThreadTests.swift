import Foundation
import Testing

@testable import Session

@Suite struct LargeStackThreadTests {
    struct Failure: Error {}

    /// About 100 bytes of stack a level at the least, so a million levels pass the 8 MB of a main thread by far.
    private func depth(_ level: Int) -> Int {
        let here = withUnsafeTemporaryAllocation(of: Int.self, capacity: 8) { buffer in
            buffer[level % 8] = level
            return buffer[level % 8]
        }
        return here == 0 ? 0 : 1 + depth(level - 1)
    }

    @Test func itHasRoomForDeepRecursion() throws {
        #expect(try LargeStackThread().run { depth(1_000_000) } == 1_000_000)
    }

    @Test func errorsComeBackToTheCaller() {
        #expect(throws: Failure.self) { try LargeStackThread().run { throw Failure() } }
    }

    @Test func workInsideWorkRunsAtOnce() throws {
        let thread = LargeStackThread()
        #expect(try thread.run { try thread.run { 7 } } == 7)
    }

    @Test func allWorkRunsOnOneThread() throws {
        let thread = LargeStackThread()
        let first = try thread.run { Thread.current }
        #expect(try thread.run { Thread.current } === first)
        #expect(first !== Thread.current)
    }

    @Test func aWishThatCannotBeGrantedIsHalved() {
        #expect(LargeStackThread(stackSize: 1 << 50).stackSize < 1 << 50)
    }
}

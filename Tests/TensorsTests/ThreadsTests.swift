import Foundations
import Synchronization
import Testing

@testable import Tensors

@Suite struct ThreadsTests {
    @Test func everyChunkIsDoneOnce() throws {
        let done = Mutex([Int](repeating: 0, count: 1000))
        try Threads.forEachChunk(1000, chunk: 7) { start, end in
            done.withLock { done in for index in start..<end { done[index] += 1 } }
        }
        #expect(done.withLock { $0.allSatisfy { $0 == 1 } })
    }

    /// The first chunk waits for all others, of which half belong to the run of its own thread.
    @Test(.enabled(if: Threads.available > 1)) func aThreadThatIsDoneHelpsTheOthers() {
        let done = Atomic(0)
        let seenByFirst = Atomic(0)
        Threads.forEachChunk(10, chunk: 1, on: 2, until: { false }) { start, _ in
            let limit = ContinuousClock.now + .seconds(20)
            while start == 0, done.load(ordering: .acquiring) < 9, ContinuousClock.now < limit { continue }
            if start == 0 { seenByFirst.store(done.load(ordering: .acquiring), ordering: .relaxed) }
            done.add(1, ordering: .releasing)
        }
        #expect(seenByFirst.load(ordering: .relaxed) == 9)
    }

    @Test(arguments: [1, 4]) func aStopIsSeenBetweenChunks(_ threads: Int) throws {
        let before = Threads.count
        Threads.count = threads
        defer { Threads.count = before }
        let cancellation = Cancellation()
        let chunks = Atomic(0)
        Cancellation.$current.withValue(cancellation) {
            #expect(throws: Interrupted.self) {
                try Threads.forEachChunk(1_000_000, chunk: 1) { _, _ in
                    chunks.add(1, ordering: .relaxed)
                    cancellation.request()
                }
            }
        }
        #expect(chunks.load(ordering: .relaxed) < 100)
    }
}

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

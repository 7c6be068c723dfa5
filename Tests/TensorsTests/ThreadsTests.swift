import Dispatch
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

    @Test func aThreadThatIsDoneHelpsTheOthers() {
        let runs = Threads.Runs(of: 10, 2)
        #expect(runs.next(of: 0) == 0)
        #expect((0..<6).map { _ in runs.next(of: 1) } == [5, 6, 7, 8, 9, nil])
        #expect((0..<5).map { _ in runs.next(of: 0) } == [1, 2, 3, 4, nil])
    }

    @Test(arguments: [1, 2, 3, 8, 64]) func runsAreGivenOutOnceHoweverManyTake(_ workers: Int) {
        let runs = Threads.Runs(of: 1000, workers)
        let taken = Mutex([Int](repeating: 0, count: 1000))
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            for worker in 0..<workers {
                while let index = runs.next(of: (thread + worker) % workers) { taken.withLock { $0[index] += 1 } }
            }
        }
        #expect(taken.withLock { $0.allSatisfy { $0 == 1 } })
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

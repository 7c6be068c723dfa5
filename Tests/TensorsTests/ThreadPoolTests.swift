import Synchronization
import Testing

@testable import Tensors

@Suite struct ThreadPoolTests {
    private func counts(_ pool: ThreadPool, _ count: Int) -> [Int] {
        let done = Mutex([Int](repeating: 0, count: count))
        pool.run(count) { index in done.withLock { $0[index] += 1 } }
        return done.withLock { $0 }
    }

    @Test(arguments: [0, 1, 2, 3, 16, 200]) func everyIndexIsDoneOnce(_ count: Int) {
        let pool = ThreadPool()
        for _ in 0..<20 { #expect(counts(pool, count) == [Int](repeating: 1, count: count)) }
    }

    @Test func whereNoThreadIsToBeHadTheCallerDoesAll() {
        let asked = Atomic(0)
        let pool = ThreadPool { _ in
            asked.add(1, ordering: .relaxed)
            return false
        }
        for _ in 0..<100 { #expect(counts(pool, 8) == [Int](repeating: 1, count: 8)) }
        #expect((1..<50).contains(asked.load(ordering: .relaxed)))
    }

    /// A piece of work may hand out work of its own, from any of the threads at once.
    @Test func workInsideOfWorkIsDone() {
        let pool = ThreadPool()
        let sum = Atomic(0)
        pool.run(8) { _ in pool.run(8) { _ in sum.add(1, ordering: .relaxed) } }
        #expect(sum.load(ordering: .relaxed) == 64)
    }
}

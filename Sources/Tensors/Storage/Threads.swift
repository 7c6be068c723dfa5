import CKernels
import Foundations
import Synchronization

/// How many threads kernels use. Results do not depend on it: work is cut into chunks of a size that the shape alone
/// decides, and what chunks give is put together in their order.
public enum Threads {
    /// The processors this process may use.
    public static let available = Int(reel_available_processors())

    private static let chosen = Atomic<Int>(0)

    /// Threads used by kernels, from 1 to 256; at the start all that are available.
    public static var count: Int {
        get {
            let value = chosen.load(ordering: .relaxed)
            return value == 0 ? available : value
        }
        set { chosen.store(min(max(newValue, 1), 256), ordering: .relaxed) }
    }

    /// Runs `body(start, end)` over 0..<count in chunks of `chunk` elements, on as many threads as are set and worth it.
    /// Looks for Ctrl-C between chunks, so that one operation on a huge tensor stops too; throws `Interrupted` then.
    static func forEachChunk(_ count: Int, chunk: Int, _ body: (Int, Int) -> Void) throws {
        let cancellation = Cancellation.current
        forEachChunk(count, chunk: chunk, until: { cancellation.isRequested }, body)
        try Cancellation.check()
    }

    /// Runs `body` for each of 0..<count, for work that is cut up elsewhere: files, pieces of them.
    public static func forEach(_ count: Int, _ body: (Int) -> Void) throws {
        try forEachChunk(count, chunk: 1) { start, _ in body(start) }
    }

    /// The same, whatever is pressed.
    static func forEachChunkToTheEnd(_ count: Int, chunk: Int, _ body: (Int, Int) -> Void) {
        forEachChunk(count, chunk: chunk, until: { false }, body)
    }

    private static func forEachChunk(
        _ count: Int, chunk: Int, until isCancelled: () -> Bool, _ body: (Int, Int) -> Void
    ) {
        let chunks = (count + chunk - 1) / max(chunk, 1)
        let workers = max(1, min(Self.count, chunks))
        if workers == 1 {
            for index in 0..<chunks where !isCancelled() { body(index * chunk, min((index + 1) * chunk, count)) }
            return
        }
        // Every thread has a contiguous run of chunks, so that its caches keep what it works on; done with its own, it helps
        // the others, which started late or on a busier core.
        let runs = Runs(of: chunks, workers)
        run(workers) { worker in
            for other in 0..<workers {
                while !isCancelled(), let index = runs.next(of: (worker + other) % workers) {
                    body(index * chunk, min((index + 1) * chunk, count))
                }
            }
        }
    }

    /// 0..<count in contiguous runs, one for each worker, that are taken index by index.
    final class Runs: Sendable {
        private let count: Int
        private let workers: Int
        private nonisolated(unsafe) let taken: UnsafeMutablePointer<Atomic<Int>>

        init(of count: Int, _ workers: Int) {
            (self.count, self.workers) = (count, workers)
            taken = .allocate(capacity: workers)
            for worker in 0..<workers { (taken + worker).initialize(to: Atomic(count * worker / workers)) }
        }

        deinit {
            taken.deinitialize(count: workers)
            taken.deallocate()
        }

        /// The next index of a run that nobody has taken, if there is one.
        func next(of worker: Int) -> Int? {
            let end = count * (worker + 1) / workers
            // Looked at before it is taken, so that numbers behind the end do not grow with every look.
            guard taken[worker].load(ordering: .relaxed) < end else { return nil }
            let index = taken[worker].wrappingAdd(1, ordering: .relaxed).oldValue
            return index < end ? index : nil
        }
    }

    private static let pool = ThreadPool()

    /// Calls `body` with 0..<workers, each once, on several threads. The caller takes over what a thread that has not woken
    /// yet would have done: an OpenMP team waits for all its members, which on a busy machine was measured to cost 8 ms
    /// where the work takes 0.1.
    static func run(_ workers: Int, _ body: (Int) -> Void) { pool.run(workers, body) }
}

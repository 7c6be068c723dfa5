import CKernels
import Dispatch
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

    /// The same, whatever is pressed.
    static func forEachChunkToTheEnd(_ count: Int, chunk: Int, _ body: (Int, Int) -> Void) {
        forEachChunk(count, chunk: chunk, until: { false }, body)
    }

    private static func forEachChunk(
        _ count: Int, chunk: Int, until isCancelled: () -> Bool, _ body: (Int, Int) -> Void
    ) {
        let chunks = (count + chunk - 1) / max(chunk, 1)
        let workers = max(1, min(Self.count, chunks))
        // Contiguous runs of chunks keep each thread's pages its own.
        run(workers) { worker in
            for index in (chunks * worker / workers)..<(chunks * (worker + 1) / workers) {
                if isCancelled() { return }
                body(index * chunk, min((index + 1) * chunk, count))
            }
        }
    }

    /// Calls `body` with 0..<workers, each once, on several threads. Dispatch's, because the caller takes over what a
    /// thread that has not woken yet would have done: an OpenMP team waits for all its members, which on a busy machine
    /// was measured to cost 8 ms where the work takes 0.1.
    static func run(_ workers: Int, _ body: (Int) -> Void) {
        if workers == 1 { return body(0) }
        withoutActuallyEscaping(body) { body in
            let work = SharedBody(body: body)
            DispatchQueue.concurrentPerform(iterations: workers) { work.body($0) }
        }
    }

    /// A body that writes disjoint parts of buffers, handed to other threads while its caller waits.
    private struct SharedBody: @unchecked Sendable {
        let body: (Int) -> Void
    }
}

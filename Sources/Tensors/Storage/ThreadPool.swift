import Dispatch
import Foundation
import Synchronization

/// Threads that help a caller with a piece of work, made when they are first wanted, as many as the system gives: where it
/// gives none, the caller does all of it. (Dispatch's own pool asks for a thread again and again, for ever.)
final class ThreadPool: @unchecked Sendable {
    /// Work that is shared: whoever helps takes the next index until there is none.
    private final class Job: @unchecked Sendable {
        private let count: Int
        private let taken = Atomic(0)
        private let left: Atomic<Int>
        private let end = DispatchSemaphore(value: 0)
        /// Belongs to the caller, and is called only while indices are left.
        private var body: ((Int) -> Void)?

        init(_ count: Int, _ body: @escaping (Int) -> Void) {
            (self.count, self.body) = (count, body)
            left = Atomic(count)
        }

        func help() {
            while true {
                let index = taken.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                perform(index)
                if left.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 { end.signal() }
            }
        }

        /// Not inlined: the body is let go of before it is told that the index is done.
        @inline(never)
        private func perform(_ index: Int) { body?(index) }

        func finish() {
            end.wait()
            body = nil
        }
    }

    private struct State {
        var threads = 0
        /// When the system gave no thread last.
        var refused: ContinuousClock.Instant?
        var waiting: [Job] = []
    }

    private let state = Mutex(State())
    private let wake = DispatchSemaphore(value: 0)
    private let start: (ThreadPool) -> Bool

    /// `start` begins a thread that serves the pool; false where there is none to be had.
    init(start: @escaping (ThreadPool) -> Bool = ThreadPool.startThread) { self.start = start }

    /// Calls `body` with 0..<count, each once, on this thread and those that help.
    func run(_ count: Int, _ body: (Int) -> Void) {
        if count == 1 { return body(0) }
        guard count > 1 else { return }
        withoutActuallyEscaping(body) { body in
            let job = Job(count, body)
            let helpers = invite(to: job, count - 1)
            job.help()
            // Those that have not come by now need not.
            if helpers > 0 { state.withLock { $0.waiting.removeAll { $0 === job } } }
            job.finish()
        }
    }

    /// How many threads were asked to help.
    private func invite(to job: Job, _ wanted: Int) -> Int {
        let helpers = state.withLock { state in
            while state.threads < wanted, canTry(state) {
                if start(self) { state.threads += 1 } else { state.refused = .now }
            }
            let helpers = min(wanted, state.threads)
            for _ in 0..<helpers { state.waiting.append(job) }
            return helpers
        }
        for _ in 0..<helpers { wake.signal() }
        return helpers
    }

    /// Where the system has just said no it is not asked again at once.
    private func canTry(_ state: borrowing State) -> Bool { state.refused.map { .now - $0 > .seconds(1) } ?? true }

    private func serve() {
        while true {
            wake.wait()
            let job = state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
            job?.help()
        }
    }

    private static func startThread(_ pool: ThreadPool) -> Bool {
        // Signals are handled on other threads, where they end what waits.
        var (all, before) = (sigset_t(), sigset_t())
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let context = Unmanaged.passRetained(pool)
        #if os(Linux)
            var thread = pthread_t()
        #else
            var thread: pthread_t?
        #endif
        if pthread_create(&thread, nil, Self.body, context.toOpaque()) != 0 {
            context.release()
            return false
        }
        #if os(Linux)
            pthread_detach(thread)
        #else
            if let thread { pthread_detach(thread) }
        #endif
        return true
    }

    #if os(Linux)
        private static let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
            if let context { Unmanaged<ThreadPool>.fromOpaque(context).takeRetainedValue().serve() }
            return nil
        }
    #else
        private static let body: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { context in
            Unmanaged<ThreadPool>.fromOpaque(context).takeRetainedValue().serve()
            return nil
        }
    #endif
}

import Foundation

/// Work of a library that looks for no Ctrl-C.
public enum Unstoppable {
    private final class Work: @unchecked Sendable {
        let done = DispatchSemaphore(value: 0)
        let body: () -> Void

        init(_ body: @escaping () -> Void) { self.body = body }
    }

    /// Runs the work on a thread of its own while Ctrl-C is looked for. When it is pressed, `Interrupted` is thrown and the
    /// thread left to itself: the work owns all it touches, and ends unheard. Where there is no thread to be had it runs here.
    public static func run<Result: Sendable>(_ body: @escaping @Sendable () -> Result) throws -> Result {
        let outcome = Outcome<Result>()
        let work = Work { outcome.value = body() }
        guard start(work) else { return body() }
        while work.done.wait(timeout: .now() + .milliseconds(20)) == .timedOut { try Cancellation.check() }
        guard let result = outcome.value else { return body() }
        return result
    }

    /// Written by one thread before it signals, read by the other afterwards.
    private final class Outcome<Result>: @unchecked Sendable {
        var value: Result?
    }

    private static func start(_ work: Work) -> Bool {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return false }
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        let context = Unmanaged.passRetained(work)
        #if os(Linux)
            var thread = pthread_t()
            let status = pthread_create(
                &thread, &attributes,
                { context in
                    if let context { Unstoppable.perform(context) }
                    return nil
                }, context.toOpaque())
        #else
            var thread: pthread_t?
            let status = pthread_create(
                &thread, &attributes,
                { context in
                    Unstoppable.perform(context)
                    return nil
                }, context.toOpaque())
        #endif
        if status != 0 { context.release() }
        return status == 0
    }

    private static func perform(_ context: UnsafeMutableRawPointer) {
        let work = Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
        work.body()
        work.done.signal()
    }
}

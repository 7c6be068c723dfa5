import Foundation

/// A thread with room for deep recursion, which runs one piece of work at a time while the caller waits.
///
/// The interpreter walks the syntax tree, so a script's recursion is the process's own, and the main thread's 8 MB
/// would end it after some hundred calls. The stack is reserved, not used: pages that are never touched cost nothing.
/// The thread lives as long as its session, because OpenMP keeps a team of workers for each thread that asks for one.
final class LargeStackThread {
    /// What the thread and its owner share; it outlives the owner until the thread has seen that it is gone.
    private final class Mailbox: @unchecked Sendable {
        let begin = DispatchSemaphore(value: 0)
        let end = DispatchSemaphore(value: 0)
        var work: (() -> Void)?
        var thread: pthread_t?
    }

    private let mailbox = Mailbox()
    /// What was granted: the wish, or a half, a quarter… of it where the system reserves no more.
    let stackSize: Int

    init(stackSize wish: Int = 1 << 30) {
        var size = wish
        while !Self.start(mailbox, stackSize: size), size > 1 << 20 { size /= 2 }
        stackSize = size
    }

    deinit {
        mailbox.work = nil
        mailbox.begin.signal()
    }

    /// Runs `body` on the thread and hands back what it returns or throws; from the thread itself, at once.
    func run<Result>(_ body: () throws -> Result) throws -> Result {
        guard let thread = mailbox.thread, pthread_equal(thread, pthread_self()) == 0 else { return try body() }
        var result: Swift.Result<Result, any Error>?
        withoutActuallyEscaping({ result = Swift.Result { try body() } }) { work in
            mailbox.work = work
            mailbox.begin.signal()
            mailbox.end.wait()
        }
        guard let result else { throw CocoaError(.featureUnsupported) }
        return try result.get()
    }

    private static func start(_ mailbox: Mailbox, stackSize: Int) -> Bool {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return false }
        defer { pthread_attr_destroy(&attributes) }
        guard pthread_attr_setstacksize(&attributes, stackSize) == 0 else { return false }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        let context = Unmanaged.passRetained(mailbox)
        #if os(Linux)
            var thread = pthread_t()
        #else
            var thread: pthread_t?
        #endif
        let status = pthread_create(&thread, &attributes, Self.body, context.toOpaque())
        if status != 0 {
            context.release()
            return false
        }
        mailbox.thread = thread
        return true
    }

    #if os(Linux)
        private static let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
            if let context { serve(context) }
            return nil
        }
    #else
        private static let body: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { context in
            serve(context)
            return nil
        }
    #endif

    private static func serve(_ context: UnsafeMutableRawPointer) {
        let mailbox = Unmanaged<Mailbox>.fromOpaque(context).takeRetainedValue()
        repeat { mailbox.begin.wait() } while perform(mailbox)
    }

    /// False when the owner is gone. The work is let go of before the caller goes on, whose stack it lives on.
    private static func perform(_ mailbox: Mailbox) -> Bool {
        guard runWork(of: mailbox) else { return false }
        mailbox.end.signal()
        return true
    }

    @inline(never)
    private static func runWork(of mailbox: Mailbox) -> Bool {
        guard let work = mailbox.work else { return false }
        mailbox.work = nil
        work()
        return true
    }
}

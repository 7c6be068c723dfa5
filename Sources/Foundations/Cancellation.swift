import Synchronization

/// Thrown where work stops because the user asked for it (Ctrl-C). Whoever catches it undoes the unfinished step.
public struct Interrupted: Error, Equatable, Sendable {
    public init() {}
}

/// A flag that is looked for between kernels: `try Cancellation.check()`.
///
/// `request` is one atomic store and may be called from a signal handler. The current flag is the process's own unless
/// a scope puts another in its place (tests do).
public final class Cancellation: Sendable {
    @TaskLocal public static var current = Cancellation()

    private let requested = Atomic<Bool>(false)

    public init() {}

    public func request() { requested.store(true, ordering: .relaxed) }
    public func reset() { requested.store(false, ordering: .relaxed) }
    public var isRequested: Bool { requested.load(ordering: .relaxed) }

    /// Throws `Interrupted` if a stop was asked for.
    public static func check() throws {
        if current.isRequested { throw Interrupted() }
    }
}

import Foundation

/// How long this thread computes in a body: what others do at the same time, tests among them, does not count, nor does what
/// they do for it.
public func processorTime(_ body: () throws -> Void) rethrows -> Duration {
    func now() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(Int(time.tv_sec)) + .nanoseconds(Int(time.tv_nsec))
    }
    let start = now()
    try body()
    return now() - start
}

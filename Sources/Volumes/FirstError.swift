import Synchronization

/// The error of the foremost of several pieces of work that run at once, so that what is thrown does not depend on the
/// threads.
final class FirstError: Sendable {
    private let found = Mutex<(place: Int, error: any Error)?>(nil)

    /// Whether a piece of work is still worth doing: none before it has failed.
    func isBefore(_ place: Int) -> Bool { found.withLock { $0.map { place < $0.place } ?? true } }

    func note(_ error: any Error, at place: Int) {
        found.withLock { if $0.map({ place < $0.place }) ?? true { $0 = (place, error) } }
    }

    var error: (any Error)? { found.withLock { $0?.error } }
}

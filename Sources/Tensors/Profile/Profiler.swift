import Foundations
import Synchronization

/// Where the time of a computation goes: calls, seconds, operations and bytes of every kernel that runs while a profile is
/// taken. Costs one load of a flag per kernel otherwise.
public enum Profiler {
    /// What one kind of kernel did.
    public struct Entry: Sendable, Equatable {
        public var name: String
        public var calls = 0
        public var seconds = 0.0
        /// Multiplications and additions; 0 where they do not matter.
        public var operations = 0.0
        /// Bytes read and written at least: each operand and result once.
        public var bytes = 0.0
    }

    private static let isActive = Atomic<Bool>(false)
    private static let entries = Mutex<[String: Entry]>([:])

    /// Runs `body` and gives what its kernels did, the slowest first, and the time it all took. Profiles do not nest: an
    /// inner one takes over, and the outer one is told only of what follows.
    public static func profile(_ body: () throws -> Void) rethrows -> (entries: [Entry], seconds: Double) {
        entries.withLock { $0 = [:] }
        isActive.store(true, ordering: .relaxed)
        defer { isActive.store(false, ordering: .relaxed) }
        let start = ContinuousClock.now
        try body()
        let seconds = start.duration(to: .now) / .seconds(1)
        return (entries.withLock { $0.values.sorted { ($0.seconds, $1.name) > ($1.seconds, $0.name) } }, seconds)
    }

    /// Runs one kernel, and notes it if a profile is being taken. Kernels do not contain each other.
    static func measure<Result>(
        _ name: @autoclosure () -> String, operations: @autoclosure () -> Double = 0,
        bytes: @autoclosure () -> Int = 0, _ body: () throws -> Result
    ) rethrows -> Result {
        guard isActive.load(ordering: .relaxed) else { return try body() }
        let start = ContinuousClock.now
        defer {
            note(name(), start.duration(to: .now) / .seconds(1), operations(), Double(bytes()))
        }
        return try body()
    }

    private static func note(_ name: String, _ seconds: Double, _ operations: Double, _ bytes: Double) {
        entries.withLock { entries in
            var entry = entries[name] ?? Entry(name: name)
            entry.calls += 1
            entry.seconds += seconds
            entry.operations += operations
            entry.bytes += bytes
            entries[name] = entry
        }
    }
}

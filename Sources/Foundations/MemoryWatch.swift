import Foundation

/// Looks now and then whether memory runs short, for what grows by requests too small to be looked at one by one.
public struct MemoryWatch: Sendable {
    /// Seconds between two looks, in which small requests take some tens of megabytes at most.
    private static let interval = 0.02
    /// Bytes that must be left. Half of them after each error, so that whoever catches it has room to go on; all of them
    /// again when memory was given back.
    private static let reserve = 64 << 20

    private var reserve = Self.reserve
    private var next = 0.0
    private let available: @Sendable () -> Int

    public init() { self.init(available: MemoryLimit.available) }

    init(available: @escaping @Sendable () -> Int) { self.available = available }

    /// Throws a `Problem` of kind `memory` where less is left than the reserve.
    public mutating func look() throws {
        let now = ProcessInfo.processInfo.systemUptime
        guard now >= next else { return }
        next = now + Self.interval
        try measure()
    }

    mutating func measure() throws {
        let left = available()
        if left > 2 * Self.reserve { reserve = Self.reserve }
        guard left < reserve else { return }
        reserve /= 2
        throw Problem(
            .memory, "only \(MemoryLimit.text(left)) of memory are left", remedy: "free what is no longer needed")
    }
}

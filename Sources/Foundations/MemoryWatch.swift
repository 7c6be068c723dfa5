import Foundation

/// Looks now and then whether memory runs short, for what grows by requests too small to be looked at one by one.
public struct MemoryWatch: Sendable {
    /// Seconds between two looks, in which small requests take some tens of megabytes at most.
    private static let interval = 0.02
    /// Bytes that must be left, or a quarter of what there is at first, where that is less.
    private static let most = 64 << 20

    /// What must be left now: half of it after each error, so that whoever catches it has room to go on; all of it again when
    /// memory was given back.
    private var reserve: Int?
    private var first = Self.most
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
        if reserve == nil { first = min(Self.most, left / 4) }
        if left > 2 * first { reserve = first }
        let needed = reserve ?? first
        reserve = needed
        guard left < needed else { return }
        reserve = needed / 2
        throw Problem(
            .memory, "only \(MemoryLimit.text(left)) of memory are left", remedy: "free what is no longer needed")
    }
}

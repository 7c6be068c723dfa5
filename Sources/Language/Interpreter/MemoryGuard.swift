import Synchronization

/// What lists, records and strings ask before they grow. The host knows how much memory there is.
public enum MemoryGuard {
    /// Throws where so many bytes more cannot be had; what for stands in the message: "a list of 3 elements".
    public typealias Require = @Sendable (_ bytes: Int, _ purpose: String) throws -> Void

    private static let host = Mutex<Require?>(nil)
    /// In its scope in place of the host's. A value around the function: where optimised, a task-local function has no
    /// metadata (Swift 6.3).
    @TaskLocal static var scoped: Scope?

    struct Scope: Sendable { let require: Require }
    /// Less is not asked for.
    private static let smallest = 1 << 12
    /// What an element of a list takes, and about what a field of a record does.
    static let elementBytes = 16
    private static let fieldBytes = 128

    public static func use(_ require: @escaping Require) { host.withLock { $0 = require } }

    static func require(bytes: Int, _ purpose: @autoclosure () -> String) throws {
        guard bytes >= smallest, let require = scoped?.require ?? host.withLock({ $0 }) else { return }
        try require(bytes, purpose())
    }

    /// For a list that is about to be made.
    static func require(elements count: Int) throws {
        let (bytes, overflows) = count.multipliedReportingOverflow(by: elementBytes)
        try require(bytes: overflows ? .max : taken(by: bytes), "a list of \(count) elements")
    }

    /// For a string that is about to be made.
    static func require(length: Int) throws { try require(bytes: taken(by: length), "a string of \(length) bytes") }

    /// What an array of so many bytes takes: it has a head, and is rounded up to 1 or 1.5 times a power of two.
    private static func taken(by bytes: Int) -> Int {
        guard bytes > 0, bytes < Int.max / 4 else { return bytes }
        let size = bytes + 32
        let power = 1 << (Int.bitWidth - 1 - size.leadingZeroBitCount)
        return size == power ? power : size <= power + power / 2 ? power + power / 2 : 2 * power
    }

    /// For an array that has so many elements and gets one more.
    static func requireGrowth(ofArray count: Int, elementBytes: Int = elementBytes) throws {
        guard count >= smallest, count & (count - 1) == 0 else { return }
        try require(bytes: taken(by: 2 * count * elementBytes), "a list of \(count) elements")
    }

    /// For a string that grows where it is, to about the next power of two when it has no room left.
    static func requireGrowth(ofString old: Int, to new: Int) throws {
        guard new >= smallest, old.leadingZeroBitCount != new.leadingZeroBitCount else { return }
        try require(bytes: 2 * new, "a string of \(new) bytes")
    }

    /// For a record with one field more.
    static func requireGrowth(ofRecord count: Int) throws {
        guard count >= smallest, count & (count - 1) == 0 else { return }
        try require(bytes: count * fieldBytes, "a record of \(count) fields")
    }
}

extension List {
    /// Asks for memory if so many more elements do not fit where the list is.
    mutating func requireRoom(for more: Int) throws {
        let count = storage.elements.count
        guard count + more >= 1 << 8 else { return }
        if isKnownUniquelyReferenced(&storage), count + more <= storage.elements.capacity { return }
        try MemoryGuard.require(elements: Swift.max(2 * count, count + more))
    }
}

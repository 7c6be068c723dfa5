import Foundations
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Memory for tensors. Large buffers are kept when they are given back and handed out again, because a fresh page costs
/// more to touch for the first time than most kernels take to fill it; they are aligned for huge pages.
///
/// A steady training step asks the system for nothing: it finds the buffers of the step before.
enum BufferPool {
    /// Smaller requests go to `malloc`, which is as fast.
    static let smallest = 1 << 16
    private static let hugePage = 1 << 21

    /// A block nobody uses; whoever takes it from the shelf is its only owner.
    private struct Block: @unchecked Sendable {
        let pointer: UnsafeMutableRawPointer
    }

    private struct Shelves {
        var free: [Int: [Block]] = [:]
        var freeBytes = 0
        var usedBytes = 0
        var peakBytes = 0

        mutating func count(_ bytes: Int) {
            usedBytes += bytes
            peakBytes = max(peakBytes, usedBytes + BufferPool.small)
        }
    }

    private static let shelves = Mutex(Shelves())
    /// Bytes of small buffers in use.
    private static let smallBytes = Atomic<Int>(0)

    /// Bytes in use now, at most so far, and kept for reuse. The most is looked at when large buffers come and when it is
    /// asked for.
    static var usage: (used: Int, peak: Int, kept: Int) {
        shelves.withLock { shelves in
            shelves.count(0)
            return (shelves.usedBytes + small, shelves.peakBytes, shelves.freeBytes)
        }
    }

    /// Large buffers asked of the system so far.
    static let requests = Atomic<Int>(0)

    private static var small: Int { smallBytes.load(ordering: .relaxed) }

    /// The size really taken for a request: small ones in steps of 64 bytes, large ones in steps of an eighth of the
    /// power of two below, so that sizes a little apart share buffers and at most an eighth is wasted.
    static func capacity(for bytes: Int) -> Int {
        guard bytes >= smallest else { return max(64, (bytes + 63) & ~63) }
        let step = 1 << (Int.bitWidth - 1 - bytes.leadingZeroBitCount - 3)
        return (bytes + step - 1) & ~(step - 1)
    }

    static func take(capacity: Int, for purpose: () -> String) throws -> UnsafeMutableRawPointer {
        if capacity < smallest {
            try MemoryLimit.require(bytes: capacity, for: purpose())
            let pointer = try allocate(capacity, purpose)
            smallBytes.wrappingAdd(capacity, ordering: .relaxed)
            return pointer
        }
        let kept = shelves.withLock { shelves -> Block? in
            guard let block = shelves.free[capacity]?.popLast() else { return nil }
            shelves.freeBytes -= capacity
            shelves.count(capacity)
            return block
        }
        if let kept { return kept.pointer }
        if capacity >= 1 << 20 {
            do {
                try MemoryLimit.require(bytes: capacity, for: purpose())
            } catch {
                drain()
                try MemoryLimit.require(bytes: capacity, for: purpose())
            }
        }
        let pointer = try allocate(capacity, purpose)
        requests.wrappingAdd(1, ordering: .relaxed)
        shelves.withLock { $0.count(capacity) }
        return pointer
    }

    static func give(_ pointer: UnsafeMutableRawPointer, capacity: Int) {
        let block = Block(pointer: pointer)
        guard capacity >= smallest else {
            smallBytes.wrappingSubtract(capacity, ordering: .relaxed)
            return free(pointer)
        }
        let isKept = shelves.withLock { shelves -> Bool in
            shelves.usedBytes -= capacity
            // Never hold more than was once in use at the same time.
            guard shelves.usedBytes + shelves.freeBytes + capacity <= shelves.peakBytes + (64 << 20) else {
                return false
            }
            shelves.free[capacity, default: []].append(block)
            shelves.freeBytes += capacity
            return true
        }
        if !isKept { free(pointer) }
    }

    /// Gives everything that is kept for reuse back to the system.
    static func drain() {
        let all = shelves.withLock { shelves -> [Block] in
            let all = shelves.free.values.flatMap { $0 }
            shelves.free = [:]
            shelves.freeBytes = 0
            return all
        }
        for block in all { free(block.pointer) }
    }

    private static func allocate(_ capacity: Int, _ purpose: () -> String) throws -> UnsafeMutableRawPointer {
        var pointer: UnsafeMutableRawPointer?
        let alignment = capacity >= hugePage ? hugePage : 64
        guard posix_memalign(&pointer, alignment, capacity) == 0, let pointer else {
            throw Problem(
                .memory, "the system has no \(capacity) bytes for \(purpose())", remedy: "use smaller tensors")
        }
        #if canImport(Glibc)
            if capacity >= hugePage { madvise(pointer, capacity, MADV_HUGEPAGE) }
        #endif
        return pointer
    }
}

extension Tensor {
    /// Bytes of tensors in use now, at most so far, and kept to be used again.
    public static var memoryUsage: (used: Int, peak: Int, kept: Int) { BufferPool.usage }
    /// Buffers of 64 KiB and more that tensors asked of the system so far; steady work asks for none.
    public static var memoryRequests: Int { BufferPool.requests.load(ordering: .relaxed) }
}

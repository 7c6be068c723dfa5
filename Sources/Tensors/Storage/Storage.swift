import Foundations

/// The memory behind tensors: a block from the pool, given back when the last tensor that uses it goes.
///
/// Written only while it is uniquely referenced (copy on write in `Tensor`), hence safe to share between threads.
final class Storage: @unchecked Sendable {
    private let memory: UnsafeMutableRawPointer
    private let capacity: Int
    /// What is computed into it when someone first looks.
    let deferred: DeferredElements?

    /// Uninitialised memory; throws if the machine has not that much left.
    init(bytes: Int, deferred: DeferredElements? = nil, for purpose: @autoclosure () -> String) throws {
        capacity = BufferPool.capacity(for: bytes)
        memory = try BufferPool.take(capacity: capacity, for: purpose)
        self.deferred = deferred
    }

    deinit { BufferPool.give(memory, capacity: capacity) }

    var pointer: UnsafeMutableRawPointer {
        deferred?.compute(into: memory)
        return memory
    }

    var floats: UnsafeMutablePointer<Float> { pointer.assumingMemoryBound(to: Float.self) }
    var integers: UnsafeMutablePointer<Int64> { pointer.assumingMemoryBound(to: Int64.self) }
}

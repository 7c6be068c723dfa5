import Foundations

/// The memory behind tensors: a block from the pool, given back when the last tensor that uses it goes.
///
/// Written only while it is uniquely referenced (copy on write in `Tensor`), hence safe to share between threads.
final class Storage: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer
    private let capacity: Int

    /// Uninitialised memory; throws if the machine has not that much left.
    init(bytes: Int, for purpose: @autoclosure () -> String) throws {
        capacity = BufferPool.capacity(for: bytes)
        pointer = try BufferPool.take(capacity: capacity, for: purpose)
    }

    deinit { BufferPool.give(pointer, capacity: capacity) }

    var floats: UnsafeMutablePointer<Float> { pointer.assumingMemoryBound(to: Float.self) }
    var integers: UnsafeMutablePointer<Int64> { pointer.assumingMemoryBound(to: Int64.self) }
}

import Synchronization

/// Elements that are a function of a tensor's, computed when someone first looks at them. A loss that can do with the
/// tensor itself asks for it, and they are never written; it tells apart what they no longer do, and is kept with them.
final class DeferredElements: Sendable {
    private let kernel:
        @Sendable (_ from: UnsafePointer<Float>, _ to: UnsafeMutablePointer<Float>, _ count: Int) -> Void
    private let name: String
    /// Nil once the elements are computed of others that were deferred: a chain of them is not kept, nor released link by link.
    private let remaining: Mutex<Tensor?>
    private let isComputed = Atomic<Bool>(false)

    /// `tensor` holds floats.
    init(
        of tensor: Tensor, _ name: String,
        _ kernel: @escaping @Sendable (UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void
    ) {
        self.name = name
        self.kernel = kernel
        remaining = Mutex(tensor.detached())
    }

    /// What they are a function of, where that is still there.
    var source: Tensor? { remaining.withLock { $0 } }

    /// Sees to it that they are at `memory`. Not interrupted: whoever asks for a pointer counts on what is behind it.
    func compute(into memory: UnsafeMutableRawPointer) {
        guard !isComputed.load(ordering: .acquiring) else { return }
        remaining.withLock { source in
            guard !isComputed.load(ordering: .acquiring), let tensor = source else { return }
            let (from, to) = (tensor.floatPointer, memory.assumingMemoryBound(to: Float.self))
            Profiler.measure(name, bytes: 2 * tensor.bytes) {
                Threads.forEachChunkToTheEnd(tensor.count, chunk: elementwiseChunk) { start, end in
                    kernel(from + start, to + start, end - start)
                }
            }
            if tensor.storage.deferred != nil { source = nil }
            isComputed.store(true, ordering: .releasing)
        }
    }
}

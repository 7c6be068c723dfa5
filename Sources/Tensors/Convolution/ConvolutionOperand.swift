import CKernels

/// What a convolution multiplies, in the type it multiplies in: a tensor as it is, or a copy of it in bfloat16.
struct ConvolutionOperand: Sendable {
    private let storage: Storage
    private let shape: [Int]
    private let precision: Precision

    init(_ tensor: Tensor, _ precision: Precision = .float32) throws {
        (shape, self.precision) = (tensor.shape, precision)
        guard precision == .bf16 else {
            storage = tensor.storage
            return
        }
        let copy = try Storage(bytes: tensor.count * 2, for: "a convolution's operand in bfloat16")
        let (from, to) = (tensor.floatPointer, copy.pointer.assumingMemoryBound(to: UInt16.self))
        try Profiler.measure("to bfloat16", bytes: tensor.count * 6) {
            try Threads.forEachChunk(tensor.count, chunk: elementwiseChunk) { start, end in
                reel_to_bfloat16(from + start, to + start, end - start)
            }
        }
        storage = withExtendedLifetime(tensor) { copy }
    }

    /// Bytes of an element.
    var width: Int { precision == .bf16 ? 2 : 4 }
    var bytes: Int { shape.reduce(width, *) }
    /// Valid as long as the operand is.
    var pointer: UnsafeRawPointer { UnsafeRawPointer(storage.pointer) }

    /// The operand as a tensor.
    func floats() throws -> Tensor {
        let result = try Tensor(uninitialized: shape)
        let count = result.count
        if precision == .bf16 {
            reel_from_bfloat16(storage.pointer.assumingMemoryBound(to: UInt16.self), result.floatPointer, count)
        } else {
            result.floatPointer.update(from: storage.floats, count: count)
        }
        return withExtendedLifetime(storage) { result }
    }
}

import Foundations

/// Numbers in a rectangular arrangement: a value that is copied only when it is written to while shared.
///
/// Elements are float32 or int64, row-major, channels last (`[n, x, y, z, c]`). Any operation on a tensor that was
/// `watched()` is recorded on the tape, and `gradients()` of a scalar result gives the derivatives.
public struct Tensor: Sendable {
    /// Sizes of the axes; empty for a scalar.
    public internal(set) var shape: [Int]
    public let elementType: ElementType
    var storage: Storage
    /// The place on the tape; nil for a tensor that is not recorded.
    var node: TapeNode?

    /// Uninitialised elements, to be written before anyone sees them. Every operation passes here: sizes are checked
    /// against overflow and memory, and Ctrl-C is looked for.
    init(uninitialized shape: [Int], _ elementType: ElementType = .float32) throws {
        try Cancellation.check()
        let bytes = try Shape.count(shape) * elementType.width
        self.shape = shape
        self.elementType = elementType
        storage = try Storage(bytes: bytes, for: "a tensor of shape \(shape)")
    }

    /// Elements that are computed when someone first looks at them.
    init(deferred elements: DeferredElements, shape: [Int]) throws {
        try Cancellation.check()
        self.shape = shape
        elementType = .float32
        storage = try Storage(
            bytes: Shape.count(shape) * elementType.width, deferred: elements, for: "a tensor of shape \(shape)")
    }

    /// The same elements under another shape of the same count.
    init(sharing other: Tensor, shape: [Int]) {
        self.shape = shape
        elementType = other.elementType
        storage = other.storage
    }

    public var rank: Int { shape.count }
    /// The number of elements.
    public var count: Int { shape.reduce(1, *) }
    public var isScalar: Bool { shape.isEmpty }
    /// Bytes the elements take.
    public var bytes: Int { count * elementType.width }
    /// Whether operations on this tensor are recorded for gradients.
    public var isRecorded: Bool { node != nil }

    /// The same values, off the tape.
    public func detached() -> Tensor { Tensor(sharing: self, shape: shape) }

    /// The float elements; call only where `elementType` is known to be float32.
    var floatPointer: UnsafeMutablePointer<Float> { storage.floats }
    var integerPointer: UnsafeMutablePointer<Int64> { storage.integers }

    /// Makes the storage this tensor's own before it is written to.
    mutating func makeUnique() throws {
        guard !isKnownUniquelyReferenced(&storage) else { return }
        let copy = try Storage(bytes: bytes, for: "a copy of a tensor of shape \(shape)")
        copy.pointer.copyMemory(from: storage.pointer, byteCount: bytes)
        storage = copy
    }
}

import Foundations

extension Tensor {
    /// A float32 tensor of the values in row-major order. Throws if their number is not the shape's.
    public init(_ values: [Float], shape: [Int]) throws {
        try Self.check(values.count, shape)
        try self.init(uninitialized: shape)
        values.withUnsafeBufferPointer { [floatPointer] in
            if let from = $0.baseAddress { floatPointer.update(from: from, count: $0.count) }
        }
    }

    /// An int64 tensor of the values in row-major order. Throws if their number is not the shape's.
    public init(integers values: [Int], shape: [Int]) throws {
        try Self.check(values.count, shape)
        try self.init(uninitialized: shape, .int64)
        for (index, value) in values.enumerated() { integerPointer[index] = Int64(value) }
    }

    /// A vector.
    public init(_ values: [Float]) throws { try self.init(values, shape: [values.count]) }

    /// A scalar.
    public init(_ value: Double) throws { try self.init([Float(value)], shape: []) }

    /// A float32 tensor whose elements `body` writes; they are zero before.
    public init(shape: [Int], initializingWith body: (UnsafeMutableBufferPointer<Float>) throws -> Void) throws {
        self = try .zeros(shape)
        try body(UnsafeMutableBufferPointer(start: floatPointer, count: count))
    }

    /// An int64 tensor whose elements `body` writes; they are zero before.
    public init(
        integerShape shape: [Int], initializingWith body: (UnsafeMutableBufferPointer<Int64>) throws -> Void
    ) throws {
        self = try .zeros(shape, .int64)
        try body(UnsafeMutableBufferPointer(start: integerPointer, count: count))
    }

    public static func zeros(_ shape: [Int], _ elementType: ElementType = .float32) throws -> Tensor {
        let result = try Tensor(uninitialized: shape, elementType)
        let pointer = result.storage.pointer
        try Threads.forEachChunk(result.bytes, chunk: 1 << 20) { start, end in
            (pointer + start).initializeMemory(as: UInt8.self, repeating: 0, count: end - start)
        }
        return result
    }

    public static func ones(_ shape: [Int]) throws -> Tensor { try filled(shape, 1) }

    /// A float32 tensor with every element `value`.
    public static func filled(_ shape: [Int], _ value: Double) throws -> Tensor {
        let result = try Tensor(uninitialized: shape)
        let pointer = result.floatPointer
        try Threads.forEachChunk(result.count, chunk: 1 << 18) { start, end in
            (pointer + start).update(repeating: Float(value), count: end - start)
        }
        return result
    }

    /// 0, 1, …, count − 1 as int64.
    public static func counting(_ count: Int) throws -> Tensor {
        try Tensor(integerShape: [count]) { for index in $0.indices { $0[index] = Int64(index) } }
    }

    private static func check(_ count: Int, _ shape: [Int]) throws {
        let expected = try Shape.count(shape)
        guard count == expected else {
            throw Problem(
                .shape, "\(count) values do not fill a tensor of shape \(shape), which has \(expected)",
                argument: "shape")
        }
    }
}

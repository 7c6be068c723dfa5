import Foundations

extension Tensor {
    /// The elements in row-major order, integers converted.
    public var floats: [Float] { withFloats { Array($0) } }

    /// The elements in row-major order; fractions are cut off, and what no integer can hold becomes the nearest one.
    public var integers: [Int] {
        if elementType == .int64 { return withIntegers { $0.map(Int.init) } }
        return withFloats { $0.map { Int(Self.integer($0)) } }
    }

    /// The only element of a tensor that has one.
    public func scalar() throws -> Double {
        guard count == 1 else {
            throw Problem(
                .shape, "a tensor of shape \(shape) is not a single number",
                remedy: "reduce it, with sum or mean, or index it")
        }
        return elementType == .float32 ? Double(floatPointer[0]) : Double(integerPointer[0])
    }

    /// Calls `body` with the elements as floats; those of an integer tensor are converted into a temporary array.
    /// The buffer is valid during the call only.
    public func withFloats<R>(_ body: (UnsafeBufferPointer<Float>) throws -> R) rethrows -> R {
        if elementType == .float32 {
            return try withExtendedLifetime(storage) {
                try body(UnsafeBufferPointer(start: floatPointer, count: count))
            }
        }
        return try (0..<count).map { Float(integerPointer[$0]) }.withUnsafeBufferPointer(body)
    }

    /// Calls `body` with the elements as integers; those of a float tensor are converted into a temporary array.
    public func withIntegers<R>(_ body: (UnsafeBufferPointer<Int64>) throws -> R) rethrows -> R {
        if elementType == .int64 {
            return try withExtendedLifetime(storage) {
                try body(UnsafeBufferPointer(start: integerPointer, count: count))
            }
        }
        return try (0..<count).map { Self.integer(floatPointer[$0]) }.withUnsafeBufferPointer(body)
    }

    /// Calls `body` with the float elements to change in place; the tensor leaves the tape. Throws for integers.
    public mutating func withMutableFloats<R>(_ body: (UnsafeMutableBufferPointer<Float>) throws -> R) throws -> R {
        guard elementType == .float32 else {
            throw Problem(.type, "expected a tensor of floats, found one of integers", remedy: "multiply it by 1.0")
        }
        try makeUnique()
        node = nil
        return try body(UnsafeMutableBufferPointer(start: floatPointer, count: count))
    }

    /// Element type, shape and elements as bytes: what a digest of the tensor is taken of.
    public var digestBytes: [UInt8] {
        var result = Array("\(elementType.rawValue) \(shape)\n".utf8)
        result.append(contentsOf: UnsafeRawBufferPointer(start: storage.pointer, count: bytes))
        return result
    }

    /// Adds the same bytes to a digest without copying them.
    public func update(_ digest: inout Digest) {
        digest.update("\(elementType.rawValue) \(shape)\n")
        // In pieces, so that Ctrl-C ends it; whoever shows the digest looks for that.
        let cancellation = Cancellation.current
        for start in stride(from: 0, to: bytes, by: 1 << 20) where !cancellation.isRequested {
            digest.update(
                UnsafeRawBufferPointer(start: storage.pointer + start, count: Swift.min(1 << 20, bytes - start)))
        }
    }

    /// As float32. Recorded (the identity) for floats. Throws for an integer that float32 would change.
    public func asFloats() throws -> Tensor {
        if elementType == .float32 { return self }
        let result = try Tensor(uninitialized: shape)
        let (from, to) = (integerPointer, result.floatPointer)
        let limit = UInt64(Self.exactIntegers)
        for index in 0..<count {
            let number = from[index]
            to[index] = Float(number)
            guard number.magnitude <= limit || Int64(exactly: to[index]) == number else {
                throw Problem(
                    .numeric,
                    "\(number) would become \(Int(exactly: to[index]).map(String.init) ?? "\(to[index])") among floats of "
                        + "32 bits, which this needs",
                    remedy: "t * 1.0 rounds each integer to the nearest float, where that is meant")
            }
        }
        return result
    }

    /// As int64; off the tape. Throws for what is no integer of 64 bits.
    public func asIntegers() throws -> Tensor {
        if elementType == .int64 { return self }
        let result = try Tensor(uninitialized: shape, .int64)
        let (from, to) = (floatPointer, result.integerPointer)
        for index in 0..<count {
            guard let number = Int64(exactly: from[index]) else {
                throw Problem(
                    .value, "\(from[index].isNaN ? "nan" : "\(from[index])") is not an integer of 64 bits",
                    remedy: "round(t) gives whole numbers")
            }
            to[index] = number
        }
        return result
    }

    /// Whether type, shape and every element are equal (a NaN equals nothing).
    public func isEqual(to other: Tensor) -> Bool {
        guard elementType == other.elementType, shape == other.shape else { return false }
        if elementType == .int64 { return (0..<count).allSatisfy { integerPointer[$0] == other.integerPointer[$0] } }
        return (0..<count).allSatisfy { floatPointer[$0] == other.floatPointer[$0] }
    }

    private static func integer(_ value: Float) -> Int64 {
        if value.isNaN { return 0 }
        return Int64(exactly: value.rounded(.towardZero)) ?? (value < 0 ? .min : .max)
    }
}

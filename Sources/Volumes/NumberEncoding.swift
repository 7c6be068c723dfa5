/// How numbers become those of a file; each way gives nil where the type does not hold the number.
protocol NumberEncoding {
    associatedtype Source

    func integer<Integer: FixedWidthInteger>(_ value: Source, _ type: Integer.Type) -> Integer?
    /// The bits of half precision.
    func half(_ value: Source) -> UInt16?
    func float(_ value: Source) -> Float?
    func double(_ value: Source) -> Double?
}

struct FloatEncoding: NumberEncoding {
    func integer<Integer: FixedWidthInteger>(_ value: Float, _ type: Integer.Type) -> Integer? {
        Integer(exactly: value)
    }

    func half(_ value: Float) -> UInt16? {
        let bits = NumberKind.half(value)
        return value.isFinite && bits & 0x7fff == 0x7c00 ? nil : bits
    }

    func float(_ value: Float) -> Float? { value }
    func double(_ value: Float) -> Double? { Double(value) }
}

struct IntegerEncoding: NumberEncoding {
    func integer<Integer: FixedWidthInteger>(_ value: Int64, _ type: Integer.Type) -> Integer? {
        Integer(exactly: value)
    }

    /// Whole numbers up to 2048 are exact, and some beyond.
    func half(_ value: Int64) -> UInt16? {
        guard let float = float(value) else { return nil }
        let bits = NumberKind.half(float)
        return NumberKind.float(half: bits) == float ? bits : nil
    }

    func float(_ value: Int64) -> Float? { Float(exactly: value) }
    func double(_ value: Int64) -> Double? { Double(exactly: value) }
}

/// Integers of which slope · stored + intercept, rounded to float32, gives each value back to the bit.
struct ScaledEncoding: NumberEncoding {
    let slope: Double
    let intercept: Double

    func integer<Integer: FixedWidthInteger>(_ value: Float, _ type: Integer.Type) -> Integer? {
        let stored = ((Double(value) - intercept) / slope).rounded()
        return Float(slope * stored + intercept) == value ? Integer(exactly: stored) : nil
    }

    // Floats are never stored scaled.
    func half(_ value: Float) -> UInt16? { nil }
    func float(_ value: Float) -> Float? { nil }
    func double(_ value: Float) -> Double? { nil }
}

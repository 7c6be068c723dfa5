/// Numbers at fixed places of a header; beyond its end there are zeros.
struct ByteReader {
    let bytes: [UInt8]
    let isSwapped: Bool

    /// Little endian unless swapped.
    init(_ bytes: [UInt8], isSwapped: Bool = false) {
        self.bytes = bytes
        self.isSwapped = isSwapped
    }

    func integer<Number: FixedWidthInteger>(_ offset: Int) -> Number {
        var value: UInt64 = 0
        let width = Number.bitWidth / 8
        for index in 0..<width {
            let place = offset + (isSwapped ? index : width - 1 - index)
            value = value << 8 | UInt64(bytes.indices.contains(place) ? bytes[place] : 0)
        }
        return Number(truncatingIfNeeded: value)
    }

    func float(_ offset: Int) -> Float { Float(bitPattern: integer(offset)) }
}

/// Numbers put at fixed places of a header, little endian.
struct ByteWriter {
    private(set) var bytes: [UInt8]

    init(count: Int) { bytes = [UInt8](repeating: 0, count: count) }

    mutating func put(_ value: some FixedWidthInteger, at offset: Int) {
        for index in 0..<(value.bitWidth / 8) {
            bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * index))
        }
    }

    mutating func put(_ value: Float, at offset: Int) { put(value.bitPattern, at: offset) }

    mutating func put(bytes: ArraySlice<UInt8>, at offset: Int) {
        for (index, byte) in bytes.enumerated() { self.bytes[offset + index] = byte }
    }
}

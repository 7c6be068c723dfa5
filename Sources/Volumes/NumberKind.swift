import Foundations

/// How numbers stand in a file.
enum NumberKind: String, CaseIterable {
    case boolean, uint8, int8, uint16, int16, uint32, int32, uint64, int64, float16, float32, float64

    /// Bytes a number.
    var size: Int {
        switch self {
        case .boolean, .uint8, .int8: 1
        case .uint16, .int16, .float16: 2
        case .uint32, .int32, .float32: 4
        case .uint64, .int64, .float64: 8
        }
    }

    var isInteger: Bool { self != .float16 && self != .float32 && self != .float64 }

    /// The smallest integer kind of NIfTI that readers everywhere know and that holds every value of a range.
    static func smallest(for range: ClosedRange<Int>) -> NumberKind {
        if range.lowerBound >= 0 && range.upperBound <= 255 { return .uint8 }
        if range.lowerBound >= -32_768 && range.upperBound <= 32_767 { return .int16 }
        if range.lowerBound >= Int(Int32.min) && range.upperBound <= Int(Int32.max) { return .int32 }
        return .int64
    }

    /// IEEE 754 half precision, widened.
    static func float(half bits: UInt16) -> Float {
        let sign = UInt32(bits & 0x8000) << 16
        let exponent = UInt32(bits >> 10 & 0x1f)
        let fraction = UInt32(bits & 0x3ff)
        switch exponent {
        case 0:
            let magnitude = Float(fraction) * 0x1p-24
            return sign == 0 ? magnitude : -magnitude
        case 31: return Float(bitPattern: sign | 0x7f80_0000 | fraction << 13)
        default: return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
        }
    }
}

import Foundations

/// How numbers stand in a file. Scripts name them as in `save(x, "a.nii.gz", as: "int16")`.
public enum NumberKind: String, NamedChoice {
    case boolean = "bool"
    case uint8, int8, uint16, int16, uint32, int32, uint64, int64, float16, float32, float64

    public static let noun = "type of number"

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

    /// The nearest half precision, ties to even; infinity from 65520 on.
    static func half(_ value: Float) -> UInt16 {
        let sign = UInt16(value.bitPattern >> 16 & 0x8000)
        let magnitude = value.magnitude
        if value.isNaN { return sign | 0x7e00 }
        if magnitude >= 65_520 { return sign | 0x7c00 }
        // Below 2^-14 steps are 2^-24; above, 2^-10 of the power of two below.
        if magnitude < 0x1p-14 { return sign | UInt16((magnitude * 0x1p24).rounded(.toNearestOrEven)) }
        let exponent = Int(magnitude.exponent)
        let step = Float(sign: .plus, exponent: exponent - 10, significand: 1)
        let steps = UInt32((magnitude / step).rounded(.toNearestOrEven))
        return sign | UInt16(UInt32(exponent + 14) << 10 + steps)
    }
}

/// A number as it stands in a file. Conversions are generic over it, so that each kind gets a loop of its own.
protocol StoredNumber {
    associatedtype Bits: FixedWidthInteger

    init(stored bits: Bits)
    var float: Float { get }
    var double: Double { get }
    /// Nil where it is not whole, to 1e-4, or does not fit.
    var integer: Int64? { get }
    /// Whether float32 holds it, apart from the rounding of fractions.
    var isKeptByFloat: Bool { get }
}

extension StoredNumber {
    var isKeptByFloat: Bool { double.isKeptByFloat }
}

struct StoredInteger<Bits: FixedWidthInteger>: StoredNumber {
    private let value: Bits

    init(stored bits: Bits) { value = bits }
    var float: Float { Float(value) }
    var double: Double { Double(value) }
    var integer: Int64? { Int64(exactly: value) }
    var isKeptByFloat: Bool { Bits(exactly: float) == value }
}

/// Anything but 0 is true.
struct StoredBoolean: StoredNumber {
    private let value: Bool

    init(stored bits: UInt8) { value = bits != 0 }
    var float: Float { value ? 1 : 0 }
    var double: Double { value ? 1 : 0 }
    var integer: Int64? { value ? 1 : 0 }
}

struct StoredHalf: StoredNumber {
    let float: Float

    init(stored bits: UInt16) { float = NumberKind.float(half: bits) }
    var double: Double { Double(float) }
    var integer: Int64? { double.whole }
}

struct StoredFloat: StoredNumber {
    let float: Float

    init(stored bits: UInt32) { float = Float(bitPattern: bits) }
    var double: Double { Double(float) }
    var integer: Int64? { double.whole }
}

struct StoredDouble: StoredNumber {
    let double: Double

    init(stored bits: UInt64) { double = Double(bitPattern: bits) }
    var float: Float { Float(double) }
    var integer: Int64? { double.whole }
}

extension Double {
    /// Whether it is no whole number, or one that float32 holds.
    var isKeptByFloat: Bool { !isFinite || Double(Float(self)) == self || rounded() != self }

    /// The integer it is, to 1e-4; nil where it is none.
    var whole: Int64? {
        let rounded = self.rounded()
        return abs(self - rounded) <= 1e-4 ? Int64(exactly: rounded) : nil
    }
}

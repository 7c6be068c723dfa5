/// Numbers with a fixed count of digits after the point: the nearest to the number itself, of two equally near ones that
/// whose last digit is even, as `round` does.
enum FixedPoint {
    /// As many digits as are told apart.
    static let maximumDigits = 15

    static func text(_ number: Int, digits: Int) -> String {
        digits > 0 ? "\(number)." + String(repeating: "0", count: digits) : String(number)
    }

    static func text(_ number: Double, digits: Int) -> String {
        guard number.isFinite, number.magnitude < 0x1p63 else { return Value.float(number).atom }
        let size = number.magnitude
        var whole = Int(size.rounded(.down))
        let scale = (0..<digits).reduce(UInt64(1)) { power, _ in power * 10 }
        var (fraction, rest) = scaled(size - size.rounded(.down), scale)
        if rest == .aboveHalf || (rest == .half && (digits > 0 ? fraction & 1 : UInt64(whole & 1)) == 1) {
            fraction += 1
        }
        if fraction >= scale {
            fraction -= scale
            whole += 1
        }
        let sign = number < 0 && (whole > 0 || fraction > 0) ? "-" : ""
        guard digits > 0 else { return sign + String(whole) }
        let tail = String(fraction)
        return sign + String(whole) + "." + String(repeating: "0", count: digits - tail.count) + tail
    }

    /// What is left beside a whole number.
    private enum Rest { case belowHalf, half, aboveHalf }

    /// A fraction from 0 to below 1 times a power of ten, without rounding: the whole part of that, and what is left.
    private static func scaled(_ fraction: Double, _ scale: UInt64) -> (UInt64, Rest) {
        guard fraction > 0 else { return (0, .belowHalf) }
        // fraction = significand / 2^shift
        let significand = UInt64(fraction.significand * 0x1p52)
        let shift = 52 - Int(fraction.exponent)
        let product = significand.multipliedFullWidth(by: scale)
        // The product is below 2^103, so that from here on it is less than half.
        guard shift < 104 else { return (0, .belowHalf) }
        let (high, low) = (product.high, product.low)
        let whole = shift < 64 ? high << (64 - shift) | low >> shift : high >> (shift - 64)
        let isHalfSet = bit(shift - 1, high, low)
        let below = shift - 1
        let hasMore =
            below < 64
            ? low & ((1 << UInt64(below)) - 1) != 0
            : low != 0 || high & ((1 << UInt64(below - 64)) - 1) != 0
        return (whole, isHalfSet ? (hasMore ? .aboveHalf : .half) : .belowHalf)
    }

    private static func bit(_ place: Int, _ high: UInt64, _ low: UInt64) -> Bool {
        (place < 64 ? low >> UInt64(place) : high >> UInt64(place - 64)) & 1 == 1
    }
}

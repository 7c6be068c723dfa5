/// How an integer lies to a float, exactly: neither is rounded to the other's type.
public enum NumberOrder {
    /// 2^63, the first number behind the integers.
    private static let end = 0x1p63

    public static func isEqual(_ a: Int, _ b: Double) -> Bool { Int(exactly: b) == a }

    /// Whether a < b.
    public static func isLess(_ a: Int, _ b: Double) -> Bool {
        if b >= end { return true }
        guard b > -end else { return false }
        return a < Int(b.rounded(.up))
    }

    /// Whether a < b.
    public static func isLess(_ a: Double, _ b: Int) -> Bool {
        if a < -end { return true }
        guard a < end else { return false }
        return Int(a.rounded(.down)) < b
    }

    /// Whether one number comes before another where they are sorted, what is not a number last; nil for other values.
    public static func precedes(_ a: Value, _ b: Value) -> Bool? {
        switch (a, b) {
        case (.integer(let x), .integer(let y)): x < y
        case (.integer(let x), .float(let y)): y.isNaN || isLess(x, y)
        case (.float(let x), .integer(let y)): isLess(x, y)
        case (.float(let x), .float(let y)): x < y || (y.isNaN && !x.isNaN)
        default: nil
        }
    }
}

/// Numbers with a fixed count of digits after the point, rounded half away from zero.
enum FixedPoint {
    static func text(_ number: Double, digits: Int) -> String {
        guard number.isFinite, abs(number) < 1e15 else { return String(describing: number) }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let whole = abs(number).rounded(.down)
        var fraction = ((abs(number) - whole) * scale).rounded()
        var integer = Int(whole)
        if fraction >= scale {
            fraction -= scale
            integer += 1
        }
        let sign = number < 0 && (integer > 0 || fraction > 0) ? "-" : ""
        guard digits > 0 else { return sign + String(integer) }
        let tail = String(Int(fraction))
        return sign + String(integer) + "." + String(repeating: "0", count: digits - tail.count) + tail
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `a ^ b` for floats, from the system's mathematics library.
enum FloatingPower {
    static func of(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
}

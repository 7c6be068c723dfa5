import Foundations

/// What becomes of the numbers of a file.
protocol NumberConversion {
    associatedtype Target: SIMDScalar

    func callAsFunction(_ number: some StoredNumber) throws -> Target
}

struct ToFloat: NumberConversion {
    func callAsFunction(_ number: some StoredNumber) -> Float { number.float }
}

/// slope · stored + intercept.
struct ToScaledFloat: NumberConversion {
    let slope: Double
    let intercept: Double

    func callAsFunction(_ number: some StoredNumber) -> Float { Float(slope * number.double + intercept) }
}

/// Throws `Problem` at the first number that is not whole.
struct ToInteger: NumberConversion {
    let path: String

    func callAsFunction(_ number: some StoredNumber) throws -> Int64 {
        guard let integer = number.integer else { throw Self.problem(number.double, path) }
        return integer
    }

    static func problem(_ value: Double, _ path: String) -> Problem {
        if value.rounded() == value, abs(value) >= 0x1p63 {
            return Problem(.value, "\(path) holds \(value), which does not fit a signed 64-bit integer")
        }
        return Problem(
            .value, "\(path) holds \(value), and a label map holds whole numbers", remedy: "load it as a volume",
            argument: "as")
    }
}

struct ToScaledInteger: NumberConversion {
    let slope: Double
    let intercept: Double
    let path: String

    func callAsFunction(_ number: some StoredNumber) throws -> Int64 {
        let value = slope * number.double + intercept
        guard let integer = value.whole else { throw ToInteger.problem(value, path) }
        return integer
    }
}

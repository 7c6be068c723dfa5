import Foundation
import Testing

@testable import Language

/// The C library rounds the number itself too, of two equally near ones to the even one.
@Test func numbersAreRoundedAsTheCLibraryRoundsThem() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
        let scale = pow(10.0, Double(Int.random(in: -12...14, using: &generator)))
        // Halves of small powers of two are ties.
        let number =
            Bool.random(using: &generator)
            ? Double.random(in: -1...1, using: &generator) * scale
            : Double(Int.random(in: -4096...4096, using: &generator)) / 1024
        let digits = Int.random(in: 0...FixedPoint.maximumDigits, using: &generator)
        let expected = String(format: "%.\(digits)f", number)
        let isZero = !expected.contains { "123456789".contains($0) }
        #expect(FixedPoint.text(number, digits: digits) == (isZero ? expected.replacing("-", with: "") : expected))
    }
}

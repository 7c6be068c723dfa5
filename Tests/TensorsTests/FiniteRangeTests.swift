import Testing

@testable import Tensors

@Suite struct FiniteRangeTests {
    private func range(_ numbers: [Float]) throws -> FiniteRange { try Tensor(numbers).finiteRange() }

    @Test func numbersOfBothSignsAreOrdered() throws {
        #expect(try range([3, -2, 0.5, -7, .leastNonzeroMagnitude]) == FiniteRange(least: -7, most: 3, odd: 0))
        #expect(try range([-3, -2]) == FiniteRange(least: -3, most: -2, odd: 0))
        #expect(try range([.greatestFiniteMagnitude, -.leastNonzeroMagnitude]).most == .greatestFiniteMagnitude)
    }

    @Test func zeroHasNoSign() throws {
        let zero = try range([-0.0, 0])
        #expect(zero.least.sign == .plus && zero.most.sign == .plus)
        #expect(try range([-0.0]).most.sign == .plus)
    }

    @Test func whatIsNotFiniteIsCounted() throws {
        #expect(try range([.nan, 1, .infinity, 2, -.infinity, -.nan]) == FiniteRange(least: 1, most: 2, odd: 4))
        let none = try range([.nan, .infinity])
        #expect(none.least.isNaN && none.most.isNaN && none.odd == 2)
    }

    @Test func partsOfALargeTensorArePutTogether() throws {
        var numbers = (0..<3_000_000).map { Float($0 % 1000) }
        (numbers[7], numbers[1_600_000], numbers[2_999_999]) = (-5, .nan, 5000)
        #expect(try range(numbers) == FiniteRange(least: -5, most: 5000, odd: 1))
    }
}

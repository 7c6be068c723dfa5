import Foundations
import Testing

@testable import Tensors

@Test func largeIntegersMeetFloatsInDoublePrecision() throws {
    let large = try Tensor(integers: [16_777_217, -33_554_435], shape: [2])
    #expect(try (large - Tensor([16_777_216, -33_554_436])).floats == [1, 1])
    #expect(try (large / large).floats == [1, 1])
    #expect(try (Tensor([0.5]) * large).floats == [8_388_608.5, -16_777_217.5].map { Float($0) })
    #expect(try large.remainder(dividingBy: Tensor([16])).floats == [1, 13])
    #expect(try large.floorDivided(by: Tensor([16])).floats == [1_048_576, -2_097_153])
    #expect(throws: Problem.self) { try large.asFloats() }
    #expect(try Tensor(integers: [1 << 40], shape: [1]).asFloats().floats == [Float(1 << 40)])
}

@Test func gradientsPassBesideLargeIntegers() throws {
    let x = try Tensor([2.0, 3.0]).watched()
    let large = try Tensor(integers: [16_777_217, 1], shape: [2])
    let gradients = try (x * large).sum().gradients()
    #expect(gradients[x]?.floats == [16_777_216, 1])
}

@Test(
    arguments: [
        (1e8, 0.7), (-1e8, 0.7), (1e8, -0.7), (-1e-10, 1), (1e-10, -1), (5, .infinity), (7.5, 2), (-7.5, 2), (0, 3),
    ] as [(Float, Float)])
func remaindersLieBetweenZeroAndTheDivisor(a: Float, b: Float) throws {
    let rest = try Tensor([a]).remainder(dividingBy: Tensor([b])).floats[0]
    #expect(b > 0 ? (0..<b).contains(rest) : rest <= 0 && rest > b)
    let quotient = try Tensor([a]).floorDivided(by: Tensor([b])).floats[0]
    if b.isFinite {
        #expect(abs(Double(quotient) * Double(b) + Double(rest) - Double(a)) <= 1e-6 * Double(abs(a)) + 1e-7)
    }
}

@Test func remaindersWithoutAnAnswerAreNotNumbers() throws {
    let pairs: [(Float, Float)] = [(-5, .infinity), (.infinity, 2), (1, 0), (.nan, 1), (1, .nan)]
    for (a, b) in pairs {
        #expect(try Tensor([a]).remainder(dividingBy: Tensor([b])).floats[0].isNaN)
    }
}

import Foundations
import Tensors
import Testing

@testable import Networks

@Suite struct ConditionEncoderTests {
    @Test func hasFourDenseLayersOf64() throws {
        var stream = Samples.stream()
        let encoder = try ConditionEncoder(inputs: 5, stream: &stream)
        #expect(encoder.namedParameters.count == 8)
        #expect(encoder.parameterCount == 5 * 64 + 64 + 3 * (64 * 64 + 64))
        #expect(encoder.namedParameters.last?.0 == "dense.3.bias")
    }

    @Test func tellsRegionsApartFromTheStart() throws {
        var stream = Samples.stream()
        let encoder = try ConditionEncoder(inputs: 2, stream: &stream)
        let z = try encoder(Tensor([1, 0, 0, 1], shape: [2, 2]), Pass()).floats
        #expect(z.count == 128)
        #expect(zip(z[..<64], z[64...]).contains { abs($0 - $1) > 0.1 })
    }
}

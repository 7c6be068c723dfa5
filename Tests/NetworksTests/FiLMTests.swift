import Foundations
import Tensors
import Testing

@testable import Networks

@Suite struct FiLMTests {
    private func film() throws -> FiLM {
        var stream = Samples.stream()
        let film = try FiLM(channels: 2, conditionSize: 1, stream: &stream)
        film.dense.weight.value = try Tensor([1, 2, 10, 20], shape: [1, 4])
        return film
    }

    @Test func scalesByOnePlusGammaAndShiftsByBeta() throws {
        let x = try Tensor([1, 1, 2, 2, 3, 3, 4, 4], shape: [2, 2, 1, 2])
        let z = try Tensor([1, -1], shape: [2, 1])
        // Row 1: gamma (1, 2), beta (10, 20); row 2: gamma (-1, -2), beta (-10, -20).
        #expect(try film()(x, z, Pass()).floats == [12, 23, 14, 26, -10, -23, -10, -24])
    }

    @Test func tellsTheRecorderItsFactors() throws {
        var seen: [[Float]] = []
        let pass = Pass(recorder: { _, gamma, beta in seen = [gamma.floats, beta.floats] })
        _ = try film()(.ones([1, 1, 1, 2]), .ones([1, 1]), pass)
        #expect(seen == [[1, 2], [10, 20]])
    }

    @Test func itsWeightsCarryThePenalty() throws {
        #expect(try film().namedParameters.allSatisfy { $0.1.penalty == 1e-5 })
    }

    @Test func showsBothShapesWhereTheyDoNotFit() throws {
        let film = try film()
        let problem = Samples.problem { _ = try film(.ones([2, 3, 3, 2]), .ones([1, 1]), Pass()) }
        #expect(problem?.message.contains("[2, 3, 3, 2]") == true)
        #expect(problem?.message.contains("[1, 1]") == true)
    }
}

import Foundations
import Tensors
import Testing

@testable import Training

@Suite struct SGDTests {
    private func update(_ value: Float, _ gradient: Float) throws -> ParameterUpdate {
        ParameterUpdate(name: "w", value: try Tensor([value]), gradient: try Tensor([gradient]))
    }

    @Test func momentumAddsUp() throws {
        var sgd = try SGD(rate: 0.1, momentum: 0.5)
        let first = try sgd.update([update(1, 2)])[0].floats[0]
        #expect(abs(first - 0.8) < 1e-6)
        #expect(abs(try sgd.update([update(first, 2)])[0].floats[0] - 0.5) < 1e-6)
    }

    @Test func decayJoinsTheGradient() throws {
        var sgd = try SGD(rate: 0.1, momentum: 0, weightDecay: 0.5)
        #expect(abs(try sgd.update([update(2, 0)])[0].floats[0] - 1.9) < 1e-6)
    }

    @Test func refusesNumbersThatMakeNoSense() {
        #expect(Samples.problem { _ = try SGD(rate: -1) }?.argument == "rate")
        #expect(Samples.problem { _ = try SGD(momentum: 1) }?.argument == "momentum")
    }
}

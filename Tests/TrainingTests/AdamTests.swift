import Foundations
import Tensors
import Testing

@testable import Training

@Suite struct AdamTests {
    private func update(_ value: [Float], _ gradient: [Float], penalty: Double = 0) throws -> ParameterUpdate {
        ParameterUpdate(
            name: "w", value: try Tensor(value), gradient: try Tensor(gradient), penalty: penalty)
    }

    /// Two steps by hand: rate 0.1, gradients 2 then 1.
    @Test func followsItsFormula() throws {
        var adam = try Adam(rate: 0.1)
        let first = try adam.update([update([1], [2])])[0].floats[0]
        #expect(abs(first - 0.9) < 1e-6)
        let second = try adam.update([update([first], [1])])[0].floats[0]
        let m = (0.9 * 0.2 + 0.1 * 1) / (1 - 0.81)
        let v = (0.999 * 0.004 + 0.001) / (1 - 0.998_001)
        #expect(abs(Double(second) - (0.9 - 0.1 * m / v.squareRoot())) < 1e-5)
        #expect(adam.updates == 2)
    }

    @Test func decayPullsWithoutAGradient() throws {
        var adam = try Adam(rate: 0.1, weightDecay: 0.5)
        #expect(abs(try adam.update([update([2], [0])])[0].floats[0] - 1.9) < 1e-6)
    }

    @Test func thePenaltyJoinsTheGradient() throws {
        var sgd = try SGD(rate: 1, momentum: 0)
        #expect(abs(try sgd.update([update([3], [0], penalty: 0.1)])[0].floats[0] - 2.4) < 1e-6)
        // A gradient that is too long is shortened with it.
        var short = try SGD(rate: 1, momentum: 0)
        let shortened = try short.update([update([3], [2], penalty: 0.1)], gradientScale: 0.5)[0].floats[0]
        #expect(abs(shortened - (3 - 0.5 * (2 + 0.6))) < 1e-6)
    }

    @Test func aCopyIsASnapshot() throws {
        var adam = try Adam(rate: 0.1)
        _ = try adam.update([update([1, 2], [2, -1])])
        var copy = adam
        let next = try adam.update([update([1, 2], [1, 1])])[0].floats
        _ = try adam.update([update([1, 2], [5, 5])])
        #expect(try copy.update([update([1, 2], [1, 1])])[0].floats == next)
    }

    @Test func refusesNumbersThatMakeNoSense() {
        #expect(Samples.problem { _ = try Adam(rate: 0) }?.argument == "rate")
        #expect(Samples.problem { _ = try Adam(rate: .nan) }?.argument == "rate")
        #expect(Samples.problem { _ = try Adam(beta1: 1) }?.argument == "beta1")
        #expect(Samples.problem { _ = try Adam(epsilon: 0) }?.argument == "epsilon")
        #expect(Samples.problem { _ = try Adam(weightDecay: -1) }?.argument == "weight_decay")
    }

    @Test func showsBothShapesOfAGradientThatDoesNotFit() throws {
        var adam = try Adam()
        let problem = Samples.problem { _ = try adam.update([update([1, 2], [1])]) }
        #expect(problem?.message == "a gradient of shape [1] does not fit a parameter of shape [2]")
    }
}

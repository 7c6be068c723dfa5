import Foundations
import Testing

@testable import Training

@Suite struct LearningRateTests {
    @Test func warmsUpInALine() throws {
        let rate = try LearningRate(0.4, warmUp: 4)
        let values = (0..<6).map { rate($0) }
        #expect(zip(values, [0.1, 0.2, 0.3, 0.4, 0.4, 0.4]).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test func fallsAlongACosineAndStaysAtItsEnd() throws {
        let rate = try LearningRate(1, course: .cosine(steps: 10, minimum: 0.2), warmUp: 2)
        #expect(rate(2) == 1)
        #expect(abs(rate(6) - 0.6) < 1e-12)
        #expect(abs(rate(10) - 0.2) < 1e-12)
        #expect(abs(rate(1_000_000) - 0.2) < 1e-12)
    }

    @Test func fallsInSteps() throws {
        let rate = try LearningRate(8, course: .steps(every: 3, factor: 0.5))
        #expect((0..<8).map { rate($0) } == [8, 8, 8, 4, 4, 4, 2, 2])
    }

    @Test func refusesWhatIsNoRate() {
        #expect(Samples.problem { _ = try LearningRate(0) }?.argument == "rate")
        #expect(Samples.problem { _ = try LearningRate(1, warmUp: -1) }?.argument == "warm_up")
        let tooShort = LearningRate.Course.cosine(steps: 5, minimum: 0)
        #expect(Samples.problem { _ = try LearningRate(1, course: tooShort, warmUp: 5) }?.argument == "steps")
        let rising = LearningRate.Course.steps(every: 5, factor: 2)
        #expect(Samples.problem { _ = try LearningRate(1, course: rising) }?.argument == "factor")
    }

    @Test func optimizersFollowIt() throws {
        var sgd = try SGD(LearningRate(8, course: .steps(every: 1, factor: 0.5)), momentum: 0)
        var value = try Samples.scalar(0)
        for expected in [-8.0, -12, -14] {
            value = try sgd.update([ParameterUpdate(name: "w", value: value, gradient: Samples.scalar(1))])[0]
            #expect(abs(Double(value.floats[0]) - expected) < 1e-5)
        }
    }
}

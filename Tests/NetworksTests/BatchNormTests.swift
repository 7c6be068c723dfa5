import Foundations
import Tensors
import Testing

@testable import Networks

@Suite struct BatchNormTests {
    @Test func inTrainingEveryChannelGetsMean0AndVariance1OverTheBatch() throws {
        let pass = Pass(isTraining: true)
        let y = try BatchNorm(channels: 3)(Samples.normal([4, 4, 4, 3]) * Tensor(5) + Tensor(2), pass)
        #expect(try y.mean(axes: [0, 1, 2]).floats.allSatisfy { abs($0) < 1e-5 })
        #expect(try (y * y).mean(axes: [0, 1, 2]).floats.allSatisfy { abs($0 - 1) < 1e-3 })
    }

    @Test func runningStatisticsMoveByTheMomentum() throws {
        let norm = try BatchNorm(channels: 1, momentum: 0.5)
        let pass = Pass(isTraining: true)
        _ = try norm(Tensor([1, 3, 1, 3], shape: [2, 1, 2, 1]), pass)
        #expect(norm.runningMean.value.floats == [0])
        for update in pass.updates { update.parameter.value = update.value }
        #expect(norm.runningMean.value.floats == [1])
        // Variance 1 of four numbers is 4/3 of what they are drawn from; half way from 1.
        #expect(abs(norm.runningVariance.value.floats[0] - (0.5 + 2.0 / 3)) < 1e-5)
    }

    @Test func outsideOfTrainingTheRunningStatisticsCount() throws {
        let norm = try BatchNorm(channels: 1, affine: true)
        norm.runningMean.value = try Tensor([10], shape: [1])
        norm.runningVariance.value = try Tensor([4], shape: [1])
        norm.scale?.value = try Tensor([3], shape: [1])
        norm.shift?.value = try Tensor([1], shape: [1])
        let y = try norm(Tensor([10, 12, 8], shape: [1, 3, 1]), Pass())
        #expect(zip(y.floats, [1, 4, -2]).allSatisfy { abs($0 - $1) < 1e-4 })
    }

    @Test func runningStatisticsAreKeptButNotTrained() throws {
        let norm = try BatchNorm(channels: 2, affine: true)
        #expect(norm.namedParameters.map(\.0) == ["scale", "shift", "running_mean", "running_variance"])
        #expect(norm.namedParameters.filter(\.1.isTrained).count == 2)
    }

    @Test func refusesAMomentumOf0() {
        #expect(Samples.problem { _ = try BatchNorm(channels: 2, momentum: 0) }?.argument == "momentum")
    }
}

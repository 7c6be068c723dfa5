import Foundations
import Tensors
import Testing

@testable import Networks

@Suite struct InstanceNormTests {
    @Test func everyChannelOfEverySampleGetsMean0AndVariance1() throws {
        let y = try InstanceNorm(channels: 3)(Samples.normal([2, 4, 4, 3]) * Tensor(5) + Tensor(2), Pass())
        let mean = try y.mean(axes: [1, 2]).floats
        let square = try (y * y).mean(axes: [1, 2]).floats
        #expect(mean.allSatisfy { abs($0) < 1e-5 })
        #expect(square.allSatisfy { abs($0 - 1) < 1e-3 })
    }

    @Test func anAffineOneScalesAndShifts() throws {
        let norm = try InstanceNorm(channels: 1, affine: true)
        norm.scale?.value = try Tensor([2], shape: [1])
        norm.shift?.value = try Tensor([7], shape: [1])
        let y = try norm(Tensor([-1, 1, -1, 1], shape: [1, 2, 2, 1]), Pass())
        #expect(zip(y.floats, [5, 9, 5, 9]).allSatisfy { abs($0 - $1) < 1e-3 })
        #expect(norm.namedParameters.map(\.0) == ["scale", "shift"])
    }

    @Test func refusesOtherChannelCounts() throws {
        let norm = try InstanceNorm(channels: 3)
        #expect(throws: Problem.self) { try norm(.ones([1, 2, 2, 4]), Pass()) }
    }
}

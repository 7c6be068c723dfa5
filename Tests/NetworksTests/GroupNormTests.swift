import Foundations
import Tensors
import Testing

@testable import Networks

@Suite struct GroupNormTests {
    @Test func everyGroupOfEverySampleGetsMean0() throws {
        let y = try GroupNorm(channels: 4, groups: 2)(Samples.normal([2, 4, 4, 4]) * Tensor(5) + Tensor(2), Pass())
        let mean = try y.reshaped([2, 16, 2, 2]).mean(axes: [1, 3]).floats
        #expect(mean.allSatisfy { abs($0) < 1e-5 })
        // One channel alone has a mean of its own.
        #expect(try y.mean(axes: [1, 2]).floats.contains { abs($0) > 1e-3 })
    }

    @Test func refusesGroupsThatDoNotDivide() {
        #expect(Samples.problem { _ = try GroupNorm(channels: 4, groups: 3) }?.argument == "groups")
    }
}

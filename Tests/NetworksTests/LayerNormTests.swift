import Foundations
import Tensors
import Testing

@testable import Networks

@Suite struct LayerNormTests {
    @Test func everySampleGetsMean0AndVariance1() throws {
        let y = try LayerNorm(channels: 3)(Samples.normal([2, 4, 4, 3]) * Tensor(5) + Tensor(2), Pass())
        #expect(try y.mean(axes: [1, 2, 3]).floats.allSatisfy { abs($0) < 1e-5 })
        #expect(try (y * y).mean(axes: [1, 2, 3]).floats.allSatisfy { abs($0 - 1) < 1e-3 })
    }
}

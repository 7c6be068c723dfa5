import Foundations
import TestSupport
import Testing

@testable import Tensors

@Suite struct MaxPoolTests {
    @Test func takesTheLargestOfEachWindow() throws {
        let x = try Tensor([1, 5, 2, 0, 3, 4, 8, 1, 9], shape: [1, 3, 3, 1])
        #expect(try x.maxPool().floats == [5])
        #expect(try x.maxPool(size: 3).floats == [9])
        #expect(try Tensor([1, .nan, 3, 4], shape: [1, 2, 2, 1]).maxPool().floats[0].isNaN)
        #expect(throws: Problem.self) { try x.maxPool(size: 4) }
        #expect(throws: Problem.self) { try x.maxPool(size: 0) }
    }

    @Test(arguments: [[2, 6, 4, 3], [1, 7, 5, 8], [1, 4, 6, 4, 2], [3, 9, 1], [1, 2, 2, 1]])
    func gradientsAgreeWithFiniteDifferences(shape: [Int]) throws {
        // Distinct values far apart, so that no step of the check crosses a tie.
        var stream = RandomStream(seed: 4)
        let values = stream.shuffled((0..<shape.reduce(1, *)).map { Float($0) / 4 })
        let x = try Tensor(values, shape: shape)
        #expect(try FiniteDifferences.disagreement([x], step: 0.1) { try $0[0].maxPool() } < 1e-3)
        #expect(try FiniteDifferences.disagreement([x], step: 0.1) { try $0[0].upsampledNearest() } < 1e-3)
        #expect(try FiniteDifferences.disagreement([x], step: 0.1) { try $0[0].upsampledNearest(factor: 3) } < 1e-3)
    }

    @Test func aTieGoesToTheFirst() throws {
        let x = try Tensor([2, 2, 2, 2], shape: [1, 2, 2, 1]).watched()
        #expect(try x.maxPool().sum().gradients()[x]?.floats == [1, 0, 0, 0])
    }

    @Test func upsamplingRepeats() throws {
        let x = try Tensor([1, 2, 3, 4], shape: [1, 2, 2, 1])
        #expect(try x.upsampledNearest().floats == [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4])
    }
}

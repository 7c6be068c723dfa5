import Foundations
import TestSupport
import Testing

@testable import Tensors

@Suite struct SoftmaxTests {
    @Test func addsUpToOneWithoutOverflow() throws {
        let y = try Tensor([1000, 1000, -1000]).softmax().floats
        #expect(y == [0.5, 0.5, 0])
        #expect(try Tensor([1000, 1000]).logSumExp().scalar() > 1000.69)
        #expect(try Tensor([-.infinity, -.infinity]).logSumExp().floats == [-.infinity])
    }

    @Test(arguments: [([5], -1), ([2, 3], 0), ([2, 3, 4], 1), ([3, 1], 1), ([2, 50, 6], -1)])
    func gradientsAgreeWithFiniteDifferences(shape: [Int], axis: Int) throws {
        let inputs = try FiniteDifferences.inputs([shape])
        #expect(try FiniteDifferences.disagreement(inputs) { try $0[0].softmax(axis: axis) } < 1e-3)
        #expect(try FiniteDifferences.disagreement(inputs) { try $0[0].logSumExp(axis: axis) } < 1e-3)
        #expect(try FiniteDifferences.disagreement(inputs) { try $0[0].logSoftmax(axis: axis) } < 1e-3)
    }
}

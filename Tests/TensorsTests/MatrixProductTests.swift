import Foundations
import TestSupport
import Testing

@testable import Tensors

@Suite struct MatrixProductTests {
    @Test func multiplies() throws {
        let a = try Tensor([1, 2, 3, 4], shape: [2, 2])
        #expect(try a.matmul(Tensor([1, 0, 0, 1], shape: [2, 2])).floats == [1, 2, 3, 4])
        #expect(try a.matmul(Tensor([1, 1])).floats == [3, 7])
        #expect(try Tensor([1, 1]).matmul(a).floats == [4, 6])
        #expect(try Tensor([1, 2]).matmul(Tensor([3, 4])).scalar() == 11)
        #expect(try Tensor.zeros([0, 2]).matmul(a).shape == [0, 2])
    }

    @Test(arguments: [
        [[2, 3], [3, 4]], [[3], [3, 2]], [[4, 2], [2]], [[2, 3, 4], [4, 5]], [[1, 1], [1, 1]], [[3], [3]],
    ])
    func gradientsAgreeWithFiniteDifferences(shapes: [[Int]]) throws {
        let inputs = try FiniteDifferences.inputs(shapes)
        #expect(try FiniteDifferences.disagreement(inputs) { try $0[0].matmul($0[1]) } < 1e-3)
    }

    @Test func shapesThatDoNotFitAreShown() throws {
        let problem = #expect(throws: Problem.self) { try Tensor.zeros([2, 3]).matmul(.zeros([4, 5])) }
        #expect(problem?.message == "cannot multiply matrices of shapes [2, 3] and [4, 5]")
        #expect(throws: Problem.self) { try Tensor(1).matmul(.zeros([1])) }
    }
}

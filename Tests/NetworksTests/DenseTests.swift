import Foundations
import Tensors
import Testing

@testable import Networks

@Suite struct DenseTests {
    @Test func multipliesAndShifts() throws {
        var stream = Samples.stream()
        let dense = try Dense(inputs: 2, outputs: 3, stream: &stream)
        dense.weight.value = try Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])
        dense.bias?.value = try Tensor([10, 20, 30], shape: [3])
        #expect(try dense(Tensor([1, 2], shape: [1, 2])).floats == [19, 32, 45])
    }

    @Test func keepsLeadingDimensions() throws {
        var stream = Samples.stream()
        let dense = try Dense(inputs: 2, outputs: 3, stream: &stream)
        #expect(try dense(.ones([4, 5, 2])).shape == [4, 5, 3])
        #expect(try dense(.ones([2])).shape == [3])
    }

    @Test func showsBothShapesWhereTheyDoNotFit() throws {
        var stream = Samples.stream()
        let dense = try Dense(inputs: 2, outputs: 3, stream: &stream)
        let problem = Samples.problem { _ = try dense(.ones([4, 5])) }
        #expect(problem?.message.contains("[2, 3]") == true)
        #expect(problem?.message.contains("[4, 5]") == true)
    }

    @Test func refusesSizesThatAreNoSizes() {
        var stream = Samples.stream()
        #expect(throws: Problem.self) { try Dense(inputs: 0, outputs: 3, stream: &stream) }
        #expect(throws: Problem.self) { try Dense(inputs: 1 << 40, outputs: 1 << 40, stream: &stream) }
    }
}

import Foundations
import Tensors
import Testing

@testable import Networks

@Suite struct ConvolutionTests {
    @Test func sumsItsNeighbourhoodWithZerosOutside() throws {
        var stream = Samples.stream()
        let layer = try Convolution(dims: 2, channelsIn: 1, channelsOut: 1, stream: &stream)
        layer.weight.value = try .ones([3, 3, 1, 1])
        layer.bias?.value = try Tensor([0.5], shape: [1])
        let y = try layer(.ones([1, 3, 3, 1]))
        #expect(y.floats == [4.5, 6.5, 4.5, 6.5, 9.5, 6.5, 4.5, 6.5, 4.5])
    }

    @Test func worksIn3D() throws {
        var stream = Samples.stream()
        let layer = try Convolution(dims: 3, channelsIn: 2, channelsOut: 5, bias: false, stream: &stream)
        #expect(try layer(.ones([1, 4, 3, 2, 2])).shape == [1, 4, 3, 2, 5])
        #expect(layer.parameterCount == 27 * 10)
    }

    @Test func startsByHesRule() throws {
        var stream = Samples.stream()
        let layer = try Convolution(dims: 2, channelsIn: 16, channelsOut: 64, activation: .relu, stream: &stream)
        let values = layer.weight.value.floats
        let variance = values.reduce(0) { $0 + $1 * $1 } / Float(values.count)
        #expect(abs(variance * 9 * 16 / 2 - 1) < 0.1)
    }

    @Test func showsBothShapesWhereTheyDoNotFit() throws {
        var stream = Samples.stream()
        let layer = try Convolution(dims: 2, channelsIn: 2, channelsOut: 1, stream: &stream)
        let problem = Samples.problem { _ = try layer(.ones([1, 8, 8, 3])) }
        #expect(problem?.message.contains("[3, 3, 2, 1]") == true)
        #expect(problem?.message.contains("[1, 8, 8, 3]") == true)
    }

    @Test func refusesEvenKernels() {
        var stream = Samples.stream()
        #expect(throws: Problem.self) {
            try Convolution(dims: 2, channelsIn: 1, channelsOut: 1, kernel: 2, stream: &stream)
        }
    }
}

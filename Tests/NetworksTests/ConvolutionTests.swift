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

    /// Every step written out, in double precision.
    @Test(arguments: [
        (kernel: 20, stride: 1, padding: Padding.valid), (20, 1, .same), (4, 2, .same), (2, 3, .valid), (3, 2, .same),
    ]) func isTheSumItSaysForEveryKernelStrideAndPadding(kernel: Int, stride: Int, padding: Padding) throws {
        var stream = Samples.stream()
        let layer = try Convolution(
            dims: 2, channelsIn: 2, channelsOut: 3, kernel: kernel, stride: stride, padding: padding, stream: &stream)
        layer.bias?.value = try Tensor([1, -2, 0.5], shape: [3])
        let size = [24, 23]
        let x = try Samples.normal([2] + size + [2])
        let places = size.map { padding == .same ? ($0 + stride - 1) / stride : ($0 - kernel) / stride + 1 }
        let before = zip(size, places).map {
            padding == .same ? max(($1 - 1) * stride + kernel - $0, 0) / 2 : 0
        }
        let (values, weights, biases) = (x.floats, layer.weight.value.floats, layer.bias?.value.floats ?? [])
        var wanted: [Double] = []
        for n in 0..<2 {
            for i in 0..<places[0] {
                for j in 0..<places[1] {
                    for o in 0..<3 {
                        var sum = Double(biases[o])
                        for a in 0..<kernel {
                            for b in 0..<kernel {
                                let (row, column) = (i * stride - before[0] + a, j * stride - before[1] + b)
                                guard (0..<size[0]).contains(row), (0..<size[1]).contains(column) else { continue }
                                for c in 0..<2 {
                                    let value = values[((n * size[0] + row) * size[1] + column) * 2 + c]
                                    sum += Double(value) * Double(weights[((a * kernel + b) * 2 + c) * 3 + o])
                                }
                            }
                        }
                        wanted.append(sum)
                    }
                }
            }
        }
        let y = try layer(x)
        #expect(y.shape == [2] + places + [3])
        #expect(zip(y.floats, wanted).allSatisfy { abs(Double($0) - $1) < 1e-4 })
    }

    @Test func saysHowItIsDone() throws {
        var stream = Samples.stream()
        let layer = try Convolution(
            dims: 2, channelsIn: 1, channelsOut: 4, kernel: 20, stride: 2, padding: .valid, stream: &stream)
        #expect(layer.summaryLine == "convolution 20×20, 1 → 4, stride 2, valid")
    }

    @Test func refusesStridesThatGoNowhere() {
        var stream = Samples.stream()
        let problem = Samples.problem {
            _ = try Convolution(dims: 2, channelsIn: 1, channelsOut: 1, stride: 0, stream: &stream)
        }
        #expect(problem?.argument == "stride")
    }
}

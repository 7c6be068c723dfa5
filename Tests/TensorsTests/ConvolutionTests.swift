import Foundations
import TestSupport
import Testing

@testable import Tensors

/// One convolution to try: sizes, and how it is done.
struct ConvolutionCase: CustomTestStringConvertible {
    var x: [Int]
    var weight: [Int]
    var stride: [Int] = [1]
    var padding: Padding = .same
    var transposed = false

    var testDescription: String { "\(x) * \(weight) /\(stride) \(padding)\(transposed ? " transposed" : "")" }

    static let all: [ConvolutionCase] = [
        .init(x: [1, 1, 1, 1], weight: [3, 3, 1, 1]),
        .init(x: [1, 7, 5, 1], weight: [3, 3, 1, 8]),
        .init(x: [2, 16, 16, 8], weight: [3, 3, 8, 16]),
        .init(x: [4, 64, 64, 1], weight: [3, 3, 1, 8]),
        .init(x: [2, 32, 33, 8], weight: [3, 3, 8, 8]),
        .init(x: [3, 9, 11, 17], weight: [3, 3, 17, 5]),
        .init(x: [2, 8, 8, 3], weight: [1, 1, 3, 1]),
        .init(x: [2, 9, 8, 4], weight: [3, 3, 4, 6], stride: [2]),
        .init(x: [2, 9, 8, 4], weight: [3, 2, 4, 6], stride: [2, 1], padding: .valid),
        .init(x: [1, 24, 23, 2], weight: [20, 20, 2, 3], padding: .valid),
        .init(x: [2, 6, 6, 2], weight: [4, 4, 2, 2]),
        .init(x: [2, 31, 3], weight: [5, 3, 4]),
        .init(x: [1, 1, 1, 1, 1], weight: [3, 3, 3, 1, 4]),
        .init(x: [2, 5, 6, 7, 3], weight: [3, 3, 3, 3, 5]),
        .init(x: [1, 12, 10, 11, 16], weight: [3, 3, 3, 16, 32]),
        .init(x: [1, 9, 7, 5, 2], weight: [3, 3, 3, 2, 2], stride: [2, 1, 2]),
        .init(x: [1, 6, 6, 6, 8], weight: [1, 1, 1, 8, 3], padding: .valid),
        .init(x: [2, 5, 7, 4], weight: [4, 4, 4, 6], stride: [2], transposed: true),
        .init(x: [2, 8, 8, 16], weight: [2, 2, 16, 8], stride: [2], transposed: true),
        .init(x: [1, 5, 4, 3], weight: [3, 3, 3, 2], stride: [2], padding: .valid, transposed: true),
        .init(x: [1, 5, 4, 3], weight: [2, 2, 3, 2], stride: [3], transposed: true),
        .init(x: [1, 4, 5, 3, 6], weight: [4, 4, 4, 6, 5], stride: [2], transposed: true),
        .init(x: [1, 1, 1, 1, 2], weight: [4, 4, 4, 2, 3], stride: [2], transposed: true),
        .init(x: [2, 9, 3], weight: [4, 3, 2], stride: [2], transposed: true),
        // Large enough to be cut into slabs.
        .init(x: [1, 61, 60, 16], weight: [3, 3, 16, 32]),
        .init(x: [1, 45, 40, 16], weight: [5, 5, 16, 24], stride: [2]),
        .init(x: [1, 20, 12, 12, 16], weight: [3, 3, 3, 16, 16]),
        .init(x: [3, 17, 14, 14, 16], weight: [3, 3, 3, 16, 16], padding: .valid),
        .init(x: [1, 13, 10, 11, 16], weight: [4, 4, 4, 16, 16], stride: [2], transposed: true),
    ]

    func apply(_ x: Tensor, _ weight: Tensor, _ bias: Tensor? = nil) throws -> Tensor {
        try transposed
            ? x.transposedConvolution(weight, bias: bias, stride: stride, padding: padding)
            : x.convolution(weight, bias: bias, stride: stride, padding: padding)
    }
}

func largestDifference(_ a: Tensor, _ b: Tensor) -> Float {
    guard a.shape == b.shape else { return .infinity }
    let scale = zip(a.floats, b.floats).reduce(Float(1)) { max($0, abs($1.1)) }
    return zip(a.floats, b.floats).reduce(Float(0)) { $1.0 == $1.1 ? $0 : max($0, abs($1.0 - $1.1)) } / scale
}

@Suite struct ConvolutionTests {
    @Test(arguments: ConvolutionCase.all)
    func agreesWithThePlainKernelInAllPasses(_ example: ConvolutionCase) throws {
        let inputs = try FiniteDifferences.inputs([example.x, example.weight])
        let (x, weight) = (inputs[0].watched(), inputs[1].watched())
        let shape = try ConvolutionShape(
            x.shape, weight.shape, stride: example.stride, padding: example.padding, transposed: example.transposed)
        let plain = ReferenceConvolution(shape: shape)
        let y = try example.apply(x, weight)
        #expect(largestDifference(y, try plain.forward(x, weight)) < 1e-5)
        let dy = try FiniteDifferences.inputs([y.shape], seed: 3)[0]
        let gradients = try (y * dy).sum().gradients()
        #expect(largestDifference(try #require(gradients[x]), try plain.backwardData(dy, weight)) < 1e-5)
        #expect(largestDifference(try #require(gradients[weight]), try plain.backwardWeights(x, dy)) < 1e-5)
    }

    @Test(arguments: ConvolutionCase.all.filter { $0.x.reduce(1, *) * $0.weight.reduce(1, *) < 20_000 })
    func agreesWithFiniteDifferences(_ example: ConvolutionCase) throws {
        let channels = [example.weight[example.weight.count - 1]]
        let inputs = try FiniteDifferences.inputs([example.x, example.weight, channels])
        let worst = try FiniteDifferences.disagreement(inputs, step: 0.1, limit: 20) {
            try example.apply($0[0], $0[1], $0[2])
        }
        #expect(worst < 2e-3)
    }

    @Test func aSumOfNeighboursIsWhatItSays() throws {
        let x = try Tensor([1, 2, 3, 4], shape: [1, 4, 1])
        let ones = try Tensor.ones([3, 1, 1])
        #expect(try x.convolution(ones).floats == [3, 6, 9, 7])
        #expect(try x.convolution(ones, padding: .valid).floats == [6, 9])
        #expect(try x.transposedConvolution(.ones([2, 1, 1]), stride: 2).floats == [1, 1, 2, 2, 3, 3, 4, 4])
    }

    /// Design: along each axis K = (w2, w1+w2, w0+w1, w0) turns upsample-then-convolve into one transposed convolution.
    @Test func upsamplingThenConvolvingIsATransposedConvolution() throws {
        let x = try FiniteDifferences.inputs([[2, 5, 3]])[0]
        let w = try FiniteDifferences.inputs([[3, 3, 2]], seed: 2)[0]
        let parts = try w.split(3, axis: 0)
        let folded = try Tensor.concatenated(
            [parts[2], parts[1] + parts[2], parts[0] + parts[1], parts[0]], axis: 0)
        let plain = try x.upsampledNearest().convolution(w)
        #expect(largestDifference(try x.transposedConvolution(folded, stride: 2), plain) < 1e-5)
    }

    @Test func bitsDoNotDependOnThreads() throws {
        let inputs = try FiniteDifferences.inputs([[2, 40, 40, 24], [3, 3, 24, 24]])
        func run(_ threads: Int) throws -> [[Float]] {
            let before = Threads.count
            Threads.count = threads
            defer { Threads.count = before }
            let (x, w) = (inputs[0].watched(), inputs[1].watched())
            let y = try x.convolution(w)
            let gradients = try y.squared().sum().gradients()
            return try [y.floats, #require(gradients[x]).floats, #require(gradients[w]).floats]
        }
        let one = try run(1)
        for threads in [2, 3, 8] { #expect(try run(threads) == one) }
    }

    @Test(arguments: ConvolutionCase.all)
    func piecesCoverTheResultOnce(_ example: ConvolutionCase) throws {
        let inputs = try FiniteDifferences.inputs([example.x, example.weight])
        let shape = try ConvolutionShape(
            inputs[0].shape, inputs[1].shape, stride: example.stride, padding: example.padding,
            transposed: example.transposed)
        let forward = ConvolutionPart.parts(of: shape, for: .forward)
        #expect(forward.reduce(0) { $0 + $1.shape.resultShape.reduce(1, *) } == shape.resultShape.reduce(1, *))
        let backward = ConvolutionPart.parts(of: shape, for: .backwardData)
        #expect(backward.reduce(0) { $0 + $1.shape.inputShape.reduce(1, *) } == shape.inputShape.reduce(1, *))
    }

    @Test func largeWorkIsCutIntoSlabs() throws {
        let shape = try ConvolutionShape(
            [1, 61, 60, 16], [3, 3, 16, 32], stride: [1], padding: .same, transposed: false)
        #expect(ConvolutionPart.parts(of: shape, for: .forward).count > 1)
    }

    @Test func shapesThatDoNotFitAreShown() throws {
        let x = try Tensor.zeros([1, 8, 8, 3])
        let problem = #expect(throws: Problem.self) { try x.convolution(.zeros([3, 3, 4, 8])) }
        #expect(problem?.message.contains("[3, 3, 4, 8]") == true)
        #expect(problem?.message.contains("[1, 8, 8, 3]") == true)
        #expect(throws: Problem.self) { try x.convolution(.zeros([3, 3, 3, 8]), stride: 0) }
        #expect(throws: Problem.self) { try x.convolution(.zeros([9, 9, 3, 8]), padding: .valid) }
        #expect(throws: Problem.self) { try x.convolution(.zeros([3, 3, 3, 8]), bias: .zeros([7])) }
        #expect(throws: Problem.self) { try Tensor.zeros([0, 8, 8, 3]).convolution(.zeros([3, 3, 3, 8])) }
    }
}

import Foundations
import TestSupport
import Testing

@testable import Tensors

/// Sizes of one decoder step: coarse spatial sizes, channels of the skip, of the coarse part, of the result.
struct SkipCase: CustomTestStringConvertible {
    var batch = 1
    var coarse: [Int]
    var channels: (skip: Int, coarse: Int, result: Int)

    var testDescription: String { "\(batch) × \(coarse), \(channels)" }

    static let all: [SkipCase] = [
        .init(coarse: [1], channels: (1, 1, 1)),
        .init(coarse: [1, 1], channels: (1, 1, 1)),
        .init(coarse: [1, 1, 1], channels: (1, 2, 1)),
        .init(batch: 2, coarse: [5], channels: (3, 2, 4)),
        .init(batch: 2, coarse: [3, 5], channels: (3, 7, 5)),
        .init(batch: 3, coarse: [8, 7], channels: (16, 32, 16)),
        .init(coarse: [3, 2, 5], channels: (2, 3, 4)),
        .init(batch: 2, coarse: [5, 4, 3], channels: (16, 32, 16)),
        .init(coarse: [12, 10, 9], channels: (16, 32, 16)),
    ]

    func inputs() throws -> [Tensor] {
        let fine = coarse.map { $0 * 2 }
        let kernel = [Int](repeating: 3, count: coarse.count)
        return try FiniteDifferences.inputs([
            [batch] + fine + [channels.skip], [batch] + coarse + [channels.coarse],
            kernel + [channels.skip + channels.coarse, channels.result], [channels.result],
        ])
    }
}

@Suite struct SkipConvolutionTests {
    @Test(arguments: SkipCase.all) func agreesWithThePlainWayInAllPasses(_ example: SkipCase) throws {
        let leaves = try example.inputs().map { $0.watched() }
        func run(_ way: (Tensor, Tensor, Tensor, Tensor?) throws -> Tensor) throws -> [Tensor] {
            let y = try way(leaves[0], leaves[1], leaves[2], leaves[3])
            let dy = try FiniteDifferences.inputs([y.shape], seed: 3)[0]
            let gradients = try (y * dy).sum().gradients()
            return try [y] + leaves.map { try #require(gradients[$0]) }
        }
        let fast = try run { try .skipConvolution(skip: $0, coarse: $1, weight: $2, bias: $3) }
        let plain = try run { try .plainSkipConvolution(skip: $0, coarse: $1, weight: $2, bias: $3) }
        for (a, b) in zip(fast, plain) { #expect(largestDifference(a, b) < 1e-5) }
    }

    @Test func agreesWithFiniteDifferences() throws {
        let inputs = try SkipCase(batch: 2, coarse: [3, 2], channels: (2, 3, 2)).inputs()
        let worst = try FiniteDifferences.disagreement(inputs, step: 0.1, limit: 30) {
            try .skipConvolution(skip: $0[0], coarse: $0[1], weight: $0[2], bias: $0[3])
        }
        #expect(worst < 2e-3)
    }

    @Test func foldingAndItsTransposeAgree() throws {
        let kernel = UpsampledKernel(dimensions: 3, channelsIn: 2, channelsOut: 3)
        let inputs = try FiniteDifferences.inputs([kernel.small, kernel.large])
        let one = try (kernel.folded(inputs[0]) * inputs[1]).sum().scalar()
        let other = try (inputs[0] * kernel.unfolded(inputs[1])).sum().scalar()
        #expect(abs(one - other) < 1e-3 * abs(one))
    }

    @Test func otherKernelsGoThePlainWay() throws {
        let inputs = try FiniteDifferences.inputs([[1, 4, 4, 2], [1, 2, 2, 3], [5, 5, 5, 2]])
        let y = try Tensor.skipConvolution(skip: inputs[0], coarse: inputs[1], weight: inputs[2])
        #expect(y.shape == [1, 4, 4, 2])
    }

    @Test func sizesThatDoNotFitAreShown() throws {
        let inputs = try FiniteDifferences.inputs([[1, 5, 4, 2], [1, 2, 2, 3], [3, 3, 5, 2]])
        let problem = #expect(throws: Problem.self) {
            try Tensor.skipConvolution(skip: inputs[0], coarse: inputs[1], weight: inputs[2])
        }
        #expect(problem?.message.contains("[1, 5, 4, 2]") == true)
    }

    @Test func bitsDoNotDependOnThreads() throws {
        let inputs = try SkipCase(batch: 2, coarse: [20, 20], channels: (16, 32, 16)).inputs()
        func run(_ threads: Int) throws -> [[Float]] {
            let before = Threads.count
            Threads.count = threads
            defer { Threads.count = before }
            let leaves = inputs.map { $0.watched() }
            let y = try Tensor.skipConvolution(skip: leaves[0], coarse: leaves[1], weight: leaves[2], bias: leaves[3])
            let gradients = try y.squared().sum().gradients()
            return try [y.floats] + leaves.map { try #require(gradients[$0]).floats }
        }
        let one = try run(1)
        for threads in [2, 3, 8] { #expect(try run(threads) == one) }
    }
}

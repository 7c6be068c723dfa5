import Foundations
import TestSupport
import Testing

@testable import Tensors

@Suite struct NormalisedTests {
    static let shapes = [
        [1, 1, 1, 1], [2, 5, 3, 1], [3, 4, 4, 8], [2, 3, 5, 2, 17], [2, 37, 40], [1, 9, 130], [2, 6],
    ]

    /// The same, written out with plain operations.
    private func plain(_ x: Tensor, _ gamma: Tensor, _ beta: Tensor, _ slope: Double, norm: Bool) throws -> Tensor {
        let axes = Array(1..<(x.rank - 1))
        var y = x
        if norm {
            let variance = try x.variance(axes: axes, keepingDimensions: true)
            y = try (x - x.mean(axes: axes, keepingDimensions: true)) / (variance + 1e-5).sqrt()
        }
        return try ((1 + gamma.perChannel(like: x)) * y + beta.perChannel(like: x)).leakyRelu(slope)
    }

    @Test(arguments: shapes, [1, 0.2, 0])
    func agreesWithPlainOperationsForwardAndBackward(shape: [Int], slope: Double) throws {
        let coefficients = [shape[0], shape[shape.count - 1]]
        for norm in [true, false] {
            let inputs = try FiniteDifferences.inputs([shape, coefficients, coefficients]).map { $0.watched() }
            let fused =
                norm
                ? try inputs[0].normalisedFilm(inputs[1], inputs[2], slope: slope)
                : try inputs[0].film(inputs[1], inputs[2], slope: slope)
            let expected = try plain(inputs[0], inputs[1], inputs[2], slope, norm: norm)
            #expect(largestDifference(fused, expected) < 1e-5)
            let weights = try FiniteDifferences.inputs([shape], seed: 11)[0]
            let gradients = try (fused * weights).sum().gradients()
            let expectedGradients = try (expected * weights).sum().gradients()
            for input in inputs {
                let difference = largestDifference(
                    try #require(gradients[input]), try #require(expectedGradients[input]))
                #expect(difference < 1e-4)
            }
        }
    }

    @Test(arguments: [[2, 5, 3, 2], [2, 3, 4, 2, 3], [1, 30, 40]])
    func agreesWithFiniteDifferences(shape: [Int]) throws {
        let coefficients = [shape[0], shape[shape.count - 1]]
        let inputs = try FiniteDifferences.inputs([shape, coefficients, coefficients])
        #expect(try FiniteDifferences.disagreement([inputs[0]]) { try $0[0].normalised() } < 3e-3)
        #expect(try FiniteDifferences.disagreement(inputs) { try $0[0].film($0[1], $0[2]) } < 3e-3)
        // Without the kink of the activation, which the comparison with plain operations covers.
        let worst = try FiniteDifferences.disagreement(inputs) {
            try $0[0].normalisedFilm($0[1], $0[2], slope: 1)
        }
        #expect(worst < 3e-3)
    }

    /// Mean and variance by plain operations on a tensor whose channels are parted into groups [n, places, groups, part].
    private func plain(_ x: Tensor, over scope: NormalisationScope) throws -> Tensor {
        let channels = x.shape[x.rank - 1]
        let groups: Int
        let axes: [Int]
        switch scope {
        case .instance: (groups, axes) = (channels, [1])
        case .layer: (groups, axes) = (1, [1, 3])
        case .group(let count): (groups, axes) = (count, [1, 3])
        case .batch: (groups, axes) = (channels, [0, 1])
        }
        let parted = try x.reshaped([x.shape[0], -1, groups, channels / groups])
        let mean = try parted.mean(axes: axes, keepingDimensions: true)
        let variance = try parted.variance(axes: axes, keepingDimensions: true)
        return try ((parted - mean) / (variance + 1e-5).sqrt()).reshaped(x.shape)
    }

    @Test(arguments: [NormalisationScope.instance, .layer, .group(2), .group(6), .batch])
    func everyScopeAgreesWithPlainOperations(_ scope: NormalisationScope) throws {
        let inputs = try FiniteDifferences.inputs([[3, 5, 4, 6], [3, 6], [3, 6]]).map { $0.watched() }
        let weights = try FiniteDifferences.inputs([[3, 5, 4, 6]], seed: 11)[0]
        let fused = try inputs[0].normalisedFilm(inputs[1], inputs[2], over: scope, slope: 0.2)
        let expected = try plain(inputs[0], over: scope).film(inputs[1], inputs[2], slope: 0.2)
        #expect(largestDifference(fused, expected) < 1e-5)
        let gradients = try (fused * weights).sum().gradients()
        let expectedGradients = try (expected * weights).sum().gradients()
        for input in inputs {
            let difference = largestDifference(try #require(gradients[input]), try #require(expectedGradients[input]))
            #expect(difference < 1e-4)
        }
        let worst = try FiniteDifferences.disagreement([inputs[0]]) { try $0[0].normalised(over: scope) }
        #expect(worst < 3e-3)
    }

    @Test func groupsThatDoNotDivideAreRefused() throws {
        let problem = #expect(throws: Problem.self) { try Tensor.zeros([1, 4, 6]).normalised(over: .group(4)) }
        #expect(problem?.message == "6 channels do not fall into 4 equal groups")
    }

    @Test func gammaOfMinusOneLosesNothing() throws {
        let inputs = try FiniteDifferences.inputs([[2, 4, 4, 3], [2, 3]])
        let x = inputs[0].watched()
        let gamma = try Tensor.filled([2, 3], -1).watched()
        let y = try x.normalisedFilm(gamma, inputs[1], slope: 0.2)
        let gradients = try y.sum().gradients()
        #expect(gradients[x]?.floats.allSatisfy { $0 == 0 } == true)
        #expect(gradients[gamma]?.floats.allSatisfy(\.isFinite) == true)
    }

    @Test func aLargeMeanDoesNotSwallowTheVariance() throws {
        let x = try Tensor((0..<4096).map { 10_000 + Float($0 % 2) }, shape: [1, 4096, 1])
        let y = try x.normalised().floats
        #expect(abs(y[0] + 1) < 1e-3)
        #expect(abs(y[1] - 1) < 1e-3)
    }

    @Test func onePerChannelWillDo() throws {
        let inputs = try FiniteDifferences.inputs([[2, 4, 3], [3]])
        #expect(try inputs[0].film(inputs[1], inputs[1]).shape == [2, 4, 3])
        let problem = #expect(throws: Problem.self) { try inputs[0].film(.zeros([2, 4]), .zeros([2, 4])) }
        #expect(problem?.message == "modulation of shape [2, 4] does not fit a tensor of shape [2, 4, 3]")
    }

    @Test func bitsDoNotDependOnThreads() throws {
        let inputs = try FiniteDifferences.inputs([[2, 64, 64, 24], [2, 24], [2, 24]])
        func run(_ threads: Int) throws -> [[Float]] {
            let before = Threads.count
            Threads.count = threads
            defer { Threads.count = before }
            let leaves = inputs.map { $0.watched() }
            let y = try leaves[0].normalisedFilm(leaves[1], leaves[2])
            let gradients = try y.squared().sum().gradients()
            return try [y.floats] + leaves.map { try #require(gradients[$0]).floats }
        }
        let one = try run(1)
        for threads in [2, 3, 8] { #expect(try run(threads) == one) }
    }
}

import Foundations
import TestSupport
import Testing

@testable import Tensors

@Suite struct RecomputedTests {
    @Test func givesTheSameBitsAsKeepingEverything() throws {
        let inputs = try FiniteDifferences.inputs([[2, 6, 6, 3], [3, 3, 3, 4], [2, 4]]).map { $0.watched() }
        func run(_ isRecomputed: Bool) throws -> [[Float]] {
            let body = { (x: [Tensor]) in try x[0].convolution(inputs[1]).rectifiedFilm(x[1], x[1]).tanh() }
            let y =
                isRecomputed
                ? try Tensor.recomputed([inputs[0], inputs[2]], parameters: [inputs[1]]) { x, _ in try body(x) }
                : try body([inputs[0], inputs[2]])
            let gradients = try y.squared().sum().gradients()
            return try [y.floats] + inputs.map { try #require(gradients[$0]).floats }
        }
        #expect(try run(true) == run(false))
    }

    @Test func computesOnceMoreInTheBackwardPassOnly() throws {
        let x = try Tensor.ones([3]).watched()
        var calls: [Bool] = []
        let y = try Tensor.recomputed([x], parameters: []) { inputs, isAgain in
            calls.append(isAgain)
            return try inputs[0].exp()
        }
        #expect(calls == [false])
        let gradients = try y.sum().gradients()
        #expect(calls == [false, true])
        #expect(try #require(gradients[x]).floats.allSatisfy { abs($0 - 2.7182817) < 1e-5 })
    }

    @Test func aResultThatDependsOnNothingHasNoGradient() throws {
        let x = try Tensor.ones([3]).watched()
        let y = try Tensor.recomputed([x], parameters: []) { _, _ in try .ones([3]) }
        #expect(try (y + x).sum().gradients()[x]?.floats == [1, 1, 1])
    }
}

import Foundations
import TestSupport
import Testing

@testable import Tensors

@Suite struct RectifiedFilmTests {
    @Test(arguments: [[2, 5, 3], [1, 7, 6, 16], [3, 4, 3, 5, 40], [2, 9, 65], [1, 1, 1]], [0.0, 0.2])
    func isTheActivationAndThenFilm(_ shape: [Int], _ slope: Double) throws {
        let modulation = [shape[0], shape[shape.count - 1]]
        let leaves = try FiniteDifferences.inputs([shape, modulation, modulation]).map { $0.watched() }
        let dy = try FiniteDifferences.inputs([shape], seed: 3)[0]
        func gradients(_ y: Tensor) throws -> [Tensor] {
            let gradients = try (y * dy).sum().gradients()
            return try [y] + leaves.map { try #require(gradients[$0]) }
        }
        let fused = try gradients(leaves[0].rectifiedFilm(leaves[1], leaves[2], slope: slope))
        let plain = try gradients(leaves[0].leakyRelu(slope).film(leaves[1], leaves[2]))
        for (a, b) in zip(fused, plain) { #expect(largestDifference(a, b) < 1e-5) }
    }

    @Test func agreesWithFiniteDifferences() throws {
        let inputs = try FiniteDifferences.inputs([[2, 4, 3, 5], [2, 5], [5]])
        let worst = try FiniteDifferences.disagreement(inputs, step: 1e-3) {
            try $0[0].rectifiedFilm($0[1], $0[2], slope: 0.1)
        }
        #expect(worst < 2e-2)
    }

    @Test func keepsWhatIsNotANumber() throws {
        let x = try Tensor([.nan, -.infinity, -1, 2], shape: [1, 4, 1])
        let y = try x.rectifiedFilm(.zeros([1]), .zeros([1])).floats
        #expect(y[0].isNaN && Array(y[1...]) == [0, 0, 2])
    }
}

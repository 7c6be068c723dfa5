import Catalogue
import Foundation
import Foundations
import Tensors
import TestSupport
import Testing

@testable import Losses

@Test func crossEntropyIsTheMeanOverTheVoxelsThatCount() throws {
    let p = try Tensor([0.9, 0.2, 0.5], shape: [1, 3, 1])
    let y = try Tensor([1, 0, 1], shape: [1, 3, 1])
    let mask = try Tensor([1, 1, 0], shape: [1, 3, 1])
    let loss = try BinaryCrossEntropy()(p, y, mask: mask).scalar()
    #expect(abs(loss - (-log(0.9) - log(0.8)) / 2) < 1e-6)
}

@Test func crossEntropysGradientIsThatOfFiniteDifferences() throws {
    var stream = RandomStream(seed: 4)
    let p = try Tensor.randomUniform([2, 3, 4, 2], low: 0.2, high: 0.8, stream: &stream)
    let y = try Tensor.randomUniform([2, 3, 4, 2], stream: &stream)
    let mask = try Tensor.randomUniform([2, 3, 4], stream: &stream)
    for options: [String: Literal] in [[:], ["reduction": "none"]] {
        let loss = try BinaryCrossEntropy(options)
        let worst = try FiniteDifferences.disagreement([p], step: 5e-3) { try loss($0[0], y, mask: mask) }
        #expect(worst < 1e-3)
    }
}

@Test func saturatedPredictionsGiveFiniteNumbers() throws {
    let p = try Tensor([0, 1, 0, 1], shape: [1, 4, 1]).watched()
    let loss = try BinaryCrossEntropy()(p, Tensor([1, 0, 0, 1], shape: [1, 4, 1]), mask: nil)
    #expect(abs(try loss.scalar() + 2 * log(1e-7) / 4) < 1e-3)
    let gradient = try loss.gradients()[p]?.floats ?? []
    #expect(gradient.allSatisfy { $0.isFinite })
    #expect(gradient[0] < 0 && gradient[1] > 0)
}

@Test func aSampleWithoutWeightHasNoCrossEntropy() throws {
    let p = try Tensor([0.3], shape: [1, 1]).watched()
    let loss = try BinaryCrossEntropy()(p, Tensor([1], shape: [1, 1]), mask: Tensor([0], shape: [1, 1]))
    #expect(try loss.scalar() == 0)
    #expect(try loss.gradients()[p]?.floats == [0])
}

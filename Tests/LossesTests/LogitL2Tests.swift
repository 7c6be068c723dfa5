import Catalogue
import Foundations
import Tensors
import TestSupport
import Testing

@testable import Losses

@Test func logitsAreDrawnToFiveAndMinusFive() throws {
    let z = try Tensor([4, -7], shape: [1, 2, 1])
    #expect(try LogitL2()(z, Tensor([1, 0], shape: [1, 2, 1]), mask: nil).scalar() == 2.5)
    #expect(try LogitL2(["scale": 4])(z, Tensor([1, 0], shape: [1, 2, 1]), mask: nil).scalar() == 4.5)
    #expect(LogitL2.takesLogits && !DiceLoss.takesLogits)
}

@Test func theSquaresGradientIsThatOfFiniteDifferences() throws {
    let inputs = try FiniteDifferences.inputs([[2, 3, 4, 1]])
    var stream = RandomStream(seed: 5)
    let y = try Tensor.randomUniform([2, 3, 4, 1], stream: &stream)
    let mask = try Tensor.randomUniform([2, 3, 4, 1], stream: &stream)
    for options: [String: Literal] in [[:], ["reduction": "none"]] {
        let loss = try LogitL2(options)
        let worst = try FiniteDifferences.disagreement(inputs) { try loss($0[0], y, mask: mask) }
        #expect(worst < 1e-3)
    }
}

@Test func aSampleWithoutWeightHasNoSquares() throws {
    let z = try Tensor([3], shape: [1, 1]).watched()
    let loss = try LogitL2()(z, Tensor([1], shape: [1, 1]), mask: Tensor([0], shape: [1, 1]))
    #expect(try loss.scalar() == 0)
    #expect(try loss.gradients()[z]?.floats == [0])
}

import Foundations
import Tensors
import Testing

@testable import Losses

@Test func lossesOfARegionAddUp() throws {
    let p = try Tensor([0.9, 0.3], shape: [1, 2, 1])
    let y = try Tensor([1, 0], shape: [1, 2, 1])
    let loss = try CombinedRegionLoss.make([DiceLoss(), BinaryCrossEntropy()], weights: [1, 2])
    let wanted = try DiceLoss()(p, y, mask: nil).scalar() + 2 * BinaryCrossEntropy()(p, y, mask: nil).scalar()
    #expect(abs(try loss(p, y, mask: nil).scalar() - wanted) < 1e-6)
    #expect(loss.name == "dice + 2 binary_cross_entropy")
    #expect(type(of: try CombinedRegionLoss.make([LogitL2()], weights: nil)).takesLogits)
    #expect(throws: Problem.self) { try CombinedRegionLoss.make([DiceLoss(), LogitL2()], weights: nil) }
}

import Catalogue
import Foundations
import Tensors
import Testing

@testable import Losses

private let losses = LossesCatalogue.region

@Test(arguments: losses.indices)
func saturatedMapsGiveNumbers(index: Int) throws {
    let loss = try losses[index].init([:])
    for (p, y) in [([0, 1, 0, 1], [1, 0, 0, 1]), ([0, 0, 0, 0], [0, 0, 0, 0]), ([1, 1, 1, 1], [1, 1, 1, 1])]
        as [([Float], [Float])]
    {
        for mask in [nil, try Tensor([1, 1, 1, 1], shape: [1, 4, 1]), try Tensor([0, 0, 0, 0], shape: [1, 4, 1])] {
            let leaf = try Tensor(p, shape: [1, 4, 1]).watched()
            let value = try loss(leaf, Tensor(y, shape: [1, 4, 1]), mask: mask)
            #expect(try value.scalar().isFinite, "\(loss.name)")
            #expect(try value.gradients()[leaf]?.floats.allSatisfy { $0.isFinite } == true, "\(loss.name)")
        }
    }
}

@Test(
    arguments: [
        (-0.5, "has the weight -0.5; weights are not negative"),
        (.infinity, "has weights that are infinite or not a number"),
        (.nan, "has weights that are infinite or not a number"),
    ] as [(Float, String)])
func aMaskWithSuchAWeightIsRefused(weight: Float, reason: String) throws {
    let p = try Tensor([0.2, 0.8], shape: [1, 2, 1])
    let mask = try Tensor([1, weight], shape: [1, 2, 1])
    for loss in losses {
        let loss = try loss.init([:])
        let problem = #expect(throws: Problem.self) { try loss(p, p, mask: mask) }
        #expect(problem?.message.hasPrefix("the mask of ") == true && problem?.message.hasSuffix(reason) == true)
        #expect(problem?.argument == "mask")
    }
}

@Test(arguments: losses.indices)
func lossesOfRegionsPerSampleHaveTheirMean(index: Int) throws {
    let item = RegionCase()
    let each = try losses[index].init(["reduction": "none"])(item.prediction(), item.target(), mask: item.mask())
    let mean = try losses[index].init([:])(item.prediction(), item.target(), mask: item.mask()).scalar()
    #expect(each.shape == [2])
    #expect(abs(Double(each.floats[0] + each.floats[1]) / 2 - mean) < 1e-5 * (1 + abs(mean)))
}

@Test(arguments: losses.indices)
func whatTheMaskHidesDoesNotCount(index: Int) throws {
    let loss = try losses[index].init([:])
    var item = RegionCase()
    let before = try loss(item.prediction(), item.target(), mask: item.mask()).scalar()
    for place in item.p.indices where item.w[place] == 0 { item.p[place] = 0.5 }
    #expect(try loss(item.prediction(), item.target(), mask: item.mask()).scalar() == before)
}

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

/// Losses of a batch, the second sample of which is wholly masked, against those of the others alone.
@Test(arguments: losses.indices)
func samplesOfNothingButMaskedVoxelsLeaveTheMean(index: Int) throws {
    var stream = RandomStream(seed: 8)
    let p = try Tensor.randomUniform([3, 5, 1], stream: &stream)
    let y = try Tensor.randomUniform([3, 5, 1], stream: &stream).isGreater(than: Tensor(0.5))
    let mask = try Tensor([1, 1, 1, 0, 1] + [0, 0, 0, 0, 0] + [1, 0, 1, 1, 1], shape: [3, 5, 1])
    func rows(_ x: Tensor) throws -> Tensor {
        try .concatenated(
            [0, 2].map { try x.sliced([.range(from: $0, to: $0 + 1, step: 1)]) }, axis: 0)
    }
    var forms = [try losses[index].init([:])]
    if losses[index] == FocalDice.self {
        forms += [try FocalDice(["form": "log"]), try FocalDice(["form": "exponential_logarithmic"])]
    }
    for loss in forms {
        let (all, some) = (p.watched(), try rows(p).watched())
        let (one, other) = (try loss(all, y, mask: mask), try loss(some, rows(y), mask: rows(mask)))
        let (found, wanted) = (try one.scalar(), try other.scalar())
        #expect(abs(found - wanted) < 1e-6 * (1 + abs(wanted)), "\(loss.name)")
        let (slopes, expected) = (
            try #require(one.gradients()[all]).floats, try #require(other.gradients()[some]).floats
        )
        for (a, b) in zip(slopes[..<5] + slopes[10...], expected) {
            #expect(abs(a - b) < 1e-5 * (1 + abs(b)), "\(loss.name)")
        }
        #expect(slopes[5..<10].allSatisfy { $0 == 0 }, "\(loss.name)")
    }
}

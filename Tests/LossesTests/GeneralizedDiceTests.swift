import Foundations
import Tensors
import Testing

@testable import Losses

private func reference(_ overlaps: [Overlap]) -> Double {
    let present = overlaps.filter { $0.wanted > 0 }.map { 1 / ($0.wanted * $0.wanted) }
    let weights = overlaps.map { $0.wanted > 0 ? 1 / ($0.wanted * $0.wanted) : present.max() ?? 1 }
    var (top, bottom) = (0.0, 0.0)
    for (overlap, weight) in zip(overlaps, weights) {
        top += weight * overlap.common
        bottom += weight * (overlap.predicted + overlap.wanted)
    }
    return 1 - 2 * top / bottom
}

@Test func generalizedDiceIsItsReference() throws {
    try expectReference(GeneralizedDice(), RegionCase(hard: true)) { $0.meanOfOverlaps(reference) }
}

@Test func absentChannelsHaveTheLargestWeightOfTheOthers() throws {
    let p = try Tensor([0.9, 0.4, 0.2, 0.3], shape: [1, 2, 2])
    let loss = try GeneralizedDice()(p, Tensor([1, 0, 0, 0], shape: [1, 2, 2]), mask: nil).scalar()
    #expect(abs(loss - (1 - 2 * 0.9 / (0.9 + 0.2 + 1 + 0.7))) < 1e-6)
}

@Test func theRestMayBeAChannelOfItsOwn() throws {
    let item = RegionCase([2, 20, 1], hard: true)
    try expectReference(GeneralizedDice(["background": true]), item) { item in
        (0..<2).reduce(0) { sum, sample in
            let own = item.overlaps(of: sample)
            let rest = item.elements(of: sample).reduce(Overlap()) { sum, element in
                Overlap(
                    common: sum.common + element.w * (1 - element.p) * (1 - element.y),
                    predicted: sum.predicted + element.w * (1 - element.p),
                    wanted: sum.wanted + element.w * (1 - element.y))
            }
            return sum + reference(own + [rest]) / 2
        }
    }
    let two = RegionCase([1, 4, 2])
    #expect(throws: Problem.self) {
        try GeneralizedDice(["background": true])(two.prediction(), two.target(), mask: two.mask())
    }
}

import Tensors
import Testing

@testable import Losses

func tverskyIndex(_ overlap: Overlap, _ alpha: Double, _ beta: Double) -> Double {
    let (tp, fp, fn) = (overlap.common, overlap.predicted - overlap.common, overlap.wanted - overlap.common)
    return (tp + 1) / (tp + alpha * fp + beta * fn + 1)
}

private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

@Test func tverskyIsItsReference() throws {
    try expectReference(Tversky()) { $0.meanOfOverlaps { mean($0.map { 1 - tverskyIndex($0, 0.3, 0.7) }) } }
}

@Test func ivadomedShipsTheWeightsTheOtherWayRound() throws {
    try expectReference(Tversky(["alpha": 0.7, "beta": 0.3])) {
        $0.meanOfOverlaps { mean($0.map { 1 - tverskyIndex($0, 0.7, 0.3) }) }
    }
    try expectReference(Tversky(["alpha": 0.4, "beta": 0.3])) {
        $0.meanOfOverlaps { mean($0.map { 1 - tverskyIndex($0, 0.4, 0.3) }) }
    }
}

@Test func halfOfEachIsDice() throws {
    let item = RegionCase()
    let tversky = try Tversky(["alpha": 0.5, "beta": 0.5, "smoothing": 0.5])(
        item.prediction(), item.target(), mask: nil)
    let dice = try DiceLoss(["exponent": 1, "smoothing": 1])(item.prediction(), item.target(), mask: nil)
    #expect(abs(try tversky.scalar() - dice.scalar()) < 1e-6)
}

@Test func nothingToFindAndNothingFoundIsNoLoss() throws {
    let empty = try Tensor.zeros([1, 4, 1]).watched()
    for loss: any RegionLoss in [
        try Tversky(["smoothing": 0]), try FocalTversky(["smoothing": 0]), try GeneralizedDice(),
    ] {
        let value = try loss(empty, .zeros([1, 4, 1]), mask: nil)
        #expect(try value.scalar() == 0)
        #expect(try value.gradients()[empty]?.floats == [0, 0, 0, 0], "\(loss.name)")
    }
}

import Catalogue
import Foundations
import Tensors
import TestSupport
import Testing

@testable import Losses

private func map(_ values: [Float], _ shape: [Int]) throws -> Tensor { try Tensor(values, shape: shape) }

@Test func diceIsTheFormulaPerSampleThenTheMean() throws {
    let loss = try DiceLoss()(map([0.9, 0.2], [2, 1]), map([1, 0], [2, 1]), mask: nil).scalar()
    let first = 1 - (2 * 0.9 + 1e-7) / (1 + 0.81 + 1e-7)
    let second = 1 - 1e-7 / (0.04 + 1e-7)
    #expect(abs(loss - (first + second) / 2) < 1e-6)
}

@Test func theIvadomedWaySumsOverTheBatch() throws {
    let dice = try DiceLoss(["exponent": 1, "smoothing": 1, "batch": true])
    let loss = try dice(map([0.9, 0.2], [2, 1]), map([1, 0], [2, 1]), mask: nil).scalar()
    #expect(abs(loss - (1 - (2 * 0.9 + 1) / (1 + 0.9 + 0.2 + 1))) < 1e-6)
}

@Test func channelsAreAveraged() throws {
    let loss = try DiceLoss()(map([1, 0, 1, 0], [1, 2, 2]), map([1, 1, 1, 1], [1, 2, 2]), mask: nil).scalar()
    #expect(abs(loss - 0.5) < 1e-6)
}

@Test func ignoredVoxelsLeaveTheSums() throws {
    let p = try map([0.9, 0.2, 0.7], [1, 3, 1])
    let y = try map([1, 0, 0], [1, 3, 1])
    let masked = try DiceLoss()(p, y, mask: map([1, 1, 0], [1, 3])).scalar()
    let short = try DiceLoss()(map([0.9, 0.2], [1, 2, 1]), map([1, 0], [1, 2, 1]), mask: nil).scalar()
    #expect(abs(masked - short) < 1e-7)
}

@Test(
    arguments: [
        [:], ["exponent": 1], ["exponent": 1.5, "smoothing": 0.3], ["batch": true, "smoothing": 1],
        ["reduction": "none"],
    ] as [[String: Literal]])
func theGradientIsThatOfFiniteDifferences(options: [String: Literal]) throws {
    var stream = RandomStream(seed: 3)
    let p = try Tensor.randomUniform([3, 4, 5, 2], low: 0.05, high: 0.95, stream: &stream)
    let y = try Tensor.randomUniform([3, 4, 5, 2], stream: &stream)
    let mask = try Tensor.randomUniform([3, 4, 5, 1], stream: &stream).isGreater(than: Tensor(0.3))
    let dice = try DiceLoss(options)
    let worst = try FiniteDifferences.disagreement([p], step: 1e-2) { try dice($0[0], y, mask: mask) }
    #expect(worst < 2e-4)
    let plain = try FiniteDifferences.disagreement([p], step: 1e-2) { try dice($0[0], y, mask: nil) }
    #expect(plain < 2e-4)
}

@Test func nothingToCompareIsNoLossAndNoGradient() throws {
    for options: [String: Literal] in [[:], ["smoothing": 0], ["batch": true, "smoothing": 0]] {
        let p = try map([0, 0], [1, 2, 1]).watched()
        let loss = try DiceLoss(options)(p, map([0, 0], [1, 2, 1]), mask: nil)
        #expect(try loss.scalar() == 0)
        #expect(try loss.gradients()[p]?.floats.allSatisfy { $0.isFinite } == true)
        let hidden = try map([0.4, 0.9], [1, 2, 1]).watched()
        let masked = try DiceLoss(options)(hidden, map([1, 0], [1, 2, 1]), mask: map([0, 0], [1, 2, 1]))
        #expect(try masked.scalar() == 0)
        #expect(try masked.gradients()[hidden]?.floats == [0, 0])
    }
}

@Test func shapesThatDoNotFitAreNamed() throws {
    let problem = #expect(throws: Problem.self) {
        try DiceLoss()(map([1, 0], [1, 2, 1]), map([1, 0], [2, 1]), mask: nil)
    }
    #expect(problem?.message == "prediction and target of dice differ in shape: [1, 2, 1] and [2, 1]")
    #expect(throws: Problem.self) { try DiceLoss()(map([1, 0], [2]), map([1, 0], [2]), mask: nil) }
    #expect(throws: Problem.self) {
        try DiceLoss()(map([1, 0], [2, 1]), map([1, 0], [2, 1]), mask: map([1], [1, 1]))
    }
    #expect(throws: Problem.self) { try DiceLoss()(map([], [0, 1]), map([], [0, 1]), mask: nil) }
}

@Test func aWrongOptionIsRefused() throws {
    let name = #expect(throws: Problem.self) { try DiceLoss(["exponnt": 1]) }
    #expect(name?.remedy == "did you mean exponent?")
    #expect(throws: Problem.self) { try DiceLoss(["exponent": 0.5]) }
    #expect(throws: Problem.self) { try DiceLoss(["exponent": "two"]) }
    #expect(throws: Problem.self) { try DiceLoss(["reduction": "sum"]) }
    #expect(throws: Problem.self) { try DiceLoss(["batch": true, "reduction": "none"]) }
}

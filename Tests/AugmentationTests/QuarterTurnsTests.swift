import Foundations
import Tensors
import Testing

@testable import Augmentation

@Test(arguments: [-5, 0, 1, 2, 3])
func aTurnIsTakenBackExactly(times: Int) throws {
    let image = try Tensor((0..<24).map { Float($0) }, shape: [2, 3, 4])
    let turn = QuarterTurn(times: times, first: 0, second: 1)
    for leading in [0, 1] {
        let back = try turn.inverse.apply(turn.apply(image, leading: leading), leading: leading)
        #expect(back.isEqual(to: image))
    }
}

@Test func aQuarterTurnMovesTheFirstRowToAColumn() throws {
    let image = try Tensor([1, 2, 3, 4], shape: [2, 2])
    let turned = try QuarterTurn(times: 1, first: 0, second: 1).apply(image, leading: 0).floats
    #expect(turned == [2, 4, 1, 3])
}

@Test func unequalAxesAreOnlyTurnedByHalf() {
    var stream = RandomStream(seed: 2)
    var seen: Set<String> = []
    for _ in 0..<60 { seen.insert(QuarterTurns().drawInvertible(size: [4, 5], stream: &stream).description) }
    #expect(seen == ["no turn", "turn 180° in [0, 1]"])
}

@Test func inThreeDimensionsEveryPlaneIsDrawn() {
    var stream = RandomStream(seed: 2)
    var seen: Set<String> = []
    for _ in 0..<200 { seen.insert(QuarterTurns().drawInvertible(size: [4, 4, 4], stream: &stream).description) }
    #expect(seen.count == 10)
}

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

@Test func unequalAxesAreOnlyTurnedByHalf() throws {
    #expect(try allDrawn(QuarterTurns.any, Frame(size: [4, 5])) == ["no turn", "turn 180° in [0, 1]"])
}

@Test func inThreeDimensionsEveryPlaneIsDrawn() throws {
    #expect(try allDrawn(QuarterTurns.any, Frame(size: [4, 4, 4])).count == 10)
}

@Test func turnsKeepToAxesOfOneSpacing() throws {
    let thick = Frame(size: [4, 4, 4], spacing: [2, 6, 2.001])
    #expect(
        try allDrawn(QuarterTurns.any, thick)
            == ["no turn", "turn 90° in [0, 2]", "turn 180° in [0, 2]", "turn 270° in [0, 2]"])
    #expect(try allDrawn(QuarterTurns(axes: [.x, .z]), thick).count == 4)
    for (turns, frame) in [
        (try QuarterTurns(axes: [.x, .y]), thick), (try QuarterTurns(axes: [.x, .y, .z]), thick),
        (QuarterTurns.any, Frame(size: [4, 4], spacing: [2, 6])),
    ] {
        let problem = #expect(throws: Problem.self) { try drawn(turns, frame) }
        #expect(problem?.message == "random_turns would turn axis x of 2 mm onto axis y of 6 mm")
    }
}

@Test func aTurnHasTwoAxes() {
    for axes in [[ImageAxis.x], [], [.x, .x]] { #expect(throws: Problem.self) { try QuarterTurns(axes: axes) } }
}

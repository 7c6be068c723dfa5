import Foundations
import Testing

@testable import Losses

@Test func meanDiceIsItsReference() throws {
    try expectReference(MeanDice(), kinds: [.full]) { LeafReference.mean($0, LeafReference.leafDice()) }
}

@Test func meanDiceRefusesSetsOfSeveralLeaves() throws {
    let item = try LeafCase(.mixed, leaves: 4, seed: 1)
    let problem = #expect(throws: Problem.self) { try MeanDice()(item.tensor(), item.target()) }
    #expect(problem?.message.hasPrefix("mean_dice takes full labels, but ") == true)
    #expect(problem?.message.contains("of 37 voxels of sample 0 may be several leaves") == true)
    #expect(problem?.message.contains("{") == true)
    #expect(problem?.remedy == "marginalized_dice takes sets of leaves")
}

@Test func aDiceOtherThanOfOneOrTwoIsRefused() throws {
    let problem = #expect(throws: Problem.self) { try MeanDice(["exponent": 1.5]) }
    #expect(problem?.message == "exponent of mean_dice is 1 or 2, found 1.5")
}

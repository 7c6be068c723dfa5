import Foundations
import Tensors
import Testing

@testable import Losses

@Test func theSumIsWeighted() throws {
    let item = try LeafCase(.mixed, leaves: 5, seed: 2)
    let combined = try CombinedLabelSetLoss([LeafDice(), MarginalizedFocal()], weights: [1, 0.5])
    #expect(combined.name == "leaf_dice + 0.5 marginalized_focal")
    #expect(combined.obeys == .missing)
    #expect(
        try CombinedLabelSetLoss([combined, LeafDice()], weights: [2, 3]).name == "2 (\(combined.name)) + 3 leaf_dice")
    try expectReference(combined, leaves: [5]) {
        LeafReference.mean($0, LeafReference.leafDice()) + 0.5 * LeafReference.mean($0, LeafReference.focal(2))
    }
    let losses = try combined.sampleLosses(item.tensor(), item.target())
    let wanted = try combined(item.tensor(), item.target()).scalar()
    #expect(abs((losses[0] ?? 0) / 2 + (losses[1] ?? 0) / 2 - wanted) < 1e-6)
}

@Test func wrongWeightsOfASumAreRefused() throws {
    let losses: [any LabelSetLoss] = [try LeafDice(), try MarginalizedFocal()]
    let length = #expect(throws: Problem.self) { try CombinedLabelSetLoss(losses, weights: [1]) }
    #expect(length?.message == "weights are wanted one for each loss, 2 in all, found 1")
    let negative = #expect(throws: Problem.self) { try CombinedLabelSetLoss(losses, weights: [1, -0.5]) }
    #expect(negative?.message == "a loss cannot have the weight -0.5")
    #expect(throws: Problem.self) { try CombinedLabelSetLoss([], weights: nil) }
    #expect(throws: Problem.self) { try CombinedLabelSetLoss([LeafDice(), SmileCrossEntropy()], weights: nil) }
    let item = try LeafCase(.mixed, leaves: 3, seed: 2)
    let mixed = try CombinedLabelSetLoss([LeafDice(["reduction": "none"]), MarginalizedFocal()], weights: nil)
    #expect(throws: Problem.self) { try mixed(item.tensor(), item.target()) }
}

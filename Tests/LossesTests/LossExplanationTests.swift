import Foundations
import Labels
import Tensors
import Testing

@testable import Losses

private func explanation(_ loss: any LabelSetLoss, _ kind: LeafCase.Kind = .mixed) throws -> (LossExplanation, LeafCase)
{
    let item = try LeafCase(kind, leaves: 5, seed: 12, channels: loss.channels)
    let place = VoxelPlace(sample: 1, voxel: 4)
    return (try LossExplanation(loss, item.tensor(loss.channels), item.target(), at: place), item)
}

@Test(arguments: LossesCatalogue.labelSet.indices)
func theGradientIsThatOfTheDifferences(index: Int) throws {
    let loss = try LossesCatalogue.labelSet[index].init([:])
    let (found, _) = try explanation(loss, loss.obeys == .full ? .full : .mixed)
    let largest = found.gradient.map(abs).max() ?? 0
    for (exact, numeric) in zip(found.gradient, found.numeric) {
        #expect(abs(exact - numeric) <= 1e-4 * largest + 1e-6)
    }
    #expect(found.agrees && found.notes.last?.hasPrefix("they agree") == true)
    #expect(!found.terms.isEmpty && found.terms.allSatisfy { $0.values.count == found.leaves.count })
}

/// Gives another gradient than its own: twice as much.
private struct Lying: LabelSetLoss {
    let loss: MarginalizedFocal
    var name: String { "lying" }
    var obeys: AxiomScope? { nil }
    func callAsFunction(_ logits: Tensor, _ target: LeafTarget) throws -> Tensor {
        let value = try loss(logits, target)
        return try value * 2 - value.detached()
    }
}

@Test func aGradientThatIsNotThatOfTheDifferencesIsCalledSo() throws {
    let (found, _) = try explanation(Lying(loss: MarginalizedFocal()))
    #expect(!found.agrees && found.notes.last?.hasPrefix("they do not agree") == true)
}

@Test func termsOfAVoxelAddUpToWhatItCosts() throws {
    let (found, item) = try explanation(MarginalizedCrossEntropy())
    let voxel = LeafReference.voxels(item, 1)[4]
    #expect(abs(found.terms[0].values.reduce(0, +) - voxel.surprise) < 1e-9)
    #expect(zip(found.phi ?? [], voxel.phi).allSatisfy { abs($0 - $1) < 1e-12 } && found.phi?.count == 5)
    #expect(found.psi == voxel.psi)
    #expect(found.set == voxel.set)
}

@Test func termsOfDiceAddUpToTheSamplesLoss() throws {
    let (found, item) = try explanation(LeafDice())
    let wanted = LeafReference.leafDice()(LeafReference.voxels(item, 1))
    #expect(abs(found.terms[0].values.reduce(0, +) - wanted) < 1e-5)
    #expect(abs((found.value ?? 0) - wanted) < 1e-5)
}

@Test func anIgnoredVoxelHasNoTermsAndNoGradient() throws {
    let item = try LeafCase(.ignored, leaves: 5, seed: 12)
    let voxel = try #require(item.sets[0].firstIndex { $0 == nil })
    let found = try LossExplanation(
        LeafDice(), item.tensor(), item.target(), at: VoxelPlace(sample: 0, voxel: voxel))
    #expect(found.isIgnored && found.terms.isEmpty)
    #expect(found.gradient.allSatisfy { $0 == 0 } && found.numeric.allSatisfy { $0 == 0 })
}

@Test func theTableShowsEveryLeaf() throws {
    let (found, _) = try explanation(CombinedLabelSetLoss([LeafDice(), MarginalizedFocal()], weights: [1, 0.5]))
    #expect(found.table.rows.count == 5)
    #expect(
        found.table.columns.map(\.name) == [
            "leaf", "annotated", "logit", "p", "Φ", "Ψ", "term 1", "term 2", "gradient",
            "differences",
        ])
    #expect(found.notes.count == 5 && found.notes[2].hasPrefix("term 2, 0.5 marginalized_focal: "))
}

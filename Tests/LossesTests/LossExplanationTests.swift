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
    #expect(found.agrees == true && found.notes.last?.hasPrefix("they agree") == true)
    #expect(!found.terms.isEmpty && found.terms.allSatisfy { $0.values.count == found.leaves.count })
}

/// Gives another gradient than its own, by so large a share.
private struct Lying: LabelSetLoss {
    let loss: MarginalizedFocal
    let share: Double
    var name: String { "lying" }
    var obeys: AxiomScope? { nil }
    var tellsVoxelsApart: Bool { true }
    func callAsFunction(_ logits: Tensor, _ target: LeafTarget) throws -> Tensor {
        let value = try loss(logits, target)
        return try value * (1 + share) - value.detached() * share
    }
    func sampleLosses(_ logits: Tensor, _ target: LeafTarget) throws -> [Double?] {
        try loss.sampleLosses(logits, target)
    }
}

@Test(arguments: [1, 0.01]) func aGradientThatIsNotThatOfTheDifferencesIsCalledSo(share: Double) throws {
    let (found, _) = try explanation(Lying(loss: MarginalizedFocal(), share: share))
    #expect(found.agrees == false && found.notes.last?.hasPrefix("they do not agree") == true)
}

/// A loss as a script gives it: one float32 for all.
private struct Scalar: LabelSetLoss {
    let loss: any LabelSetLoss
    var name: String { loss.name }
    var channels: LeafChannels { loss.channels }
    var obeys: AxiomScope? { nil }
    func callAsFunction(_ logits: Tensor, _ target: LeafTarget) throws -> Tensor { try loss(logits, target) }
}

/// Images of 16² and 64² with logits from mild to saturated, where differences tell little: no right gradient is called wrong.
@Test(arguments: LossesCatalogue.labelSet.indices, [16, 64])
func noGradientIsCalledWrongForRounding(index: Int, side: Int) throws {
    let loss = try LossesCatalogue.labelSet[index].init([:])
    var stream = RandomStream(seed: 8)
    let hierarchy = try Hierarchy((1..<5).map { .leaf("leaf\($0)", $0) })
    let sets = (0..<5).map { LabelSet($0) }
    let annotation = try Annotation(
        hierarchy: hierarchy, shape: [side, side], sets: sets,
        indices: (0..<side * side).map { _ in UInt16(stream.integer(below: 5)) })
    let target = try LeafTarget([annotation])
    for scale in [1.0, 8, 30] {
        let z = try Tensor.randomNormal(
            [1, side, side, loss.channels.count(leaves: 5)], deviation: scale, stream: &stream)
        var agreed = 0
        for place in stride(from: 0, to: side * side, by: side * side / 16) {
            let here = VoxelPlace(sample: 0, voxel: place)
            for loss in [loss, Scalar(loss: loss)] as [any LabelSetLoss] {
                let found = try LossExplanation(loss, z, target, at: here)
                #expect(found.agrees != false, "\(loss.name), scale \(scale), \(found.notes.last ?? "")")
                if found.agrees == true { agreed += 1 }
            }
        }
        // Where nothing is saturated most are found to agree.
        if scale == 1 { #expect(agreed >= 16, "\(loss.name)") }
    }
}

/// A loss as a function of logits, whatever is annotated.
private struct OfLogits: LabelSetLoss {
    let name: String
    let value: @Sendable (Tensor) throws -> Tensor
    var obeys: AxiomScope? { nil }
    func callAsFunction(_ logits: Tensor, _ target: LeafTarget) throws -> Tensor { try value(logits) }
}

@Test func aGradientThatIsNoNumberBesideDifferencesThatAreIsCalledWrong() throws {
    let (found, _) = try explanation(OfLogits(name: "root") { try ($0 * 0).sqrt().sum() })
    #expect(found.gradient.allSatisfy(\.isNaN) && found.numeric == found.gradient.map { _ in 0 })
    #expect(found.agrees == false && found.deviation.isNaN)
    #expect(found.notes.last == "they do not agree: the gradient is not finite")
}

@Test func differencesAcrossAKinkCannotTell() throws {
    let item = try LeafCase(.full, leaves: 5, seed: 12)
    let zeros = try Tensor.zeros(item.tensor().shape)
    let found = try LossExplanation(
        OfLogits(name: "hinge") { try $0.relu().sum() }, zeros, item.target(), at: VoxelPlace(sample: 0, voxel: 0))
    #expect(found.deviation == 0.5 && found.agrees == nil)
}

/// Numbers that almost cancel leave more to rounding than the loss itself tells.
@Test(arguments: [999, 0]) func aLossThatIsADifferenceOfLargeNumbersIsNotCalledWrong(factor: Double) throws {
    let plain = try CrossEntropy()
    for seed in 0..<40 {
        let item = try LeafCase(.full, leaves: 5, seed: UInt64(seed))
        let target = try item.target()
        let found = try LossExplanation(
            OfLogits(name: "difference") { logits in
                let sample = try target.sample(1)
                let loss = try plain(logits, sample)
                return try factor > 0 ? loss * (factor + 1) - loss * factor : loss + 1e5 - 1e5
            }, item.tensor(), target, at: VoxelPlace(sample: 1, voxel: 4))
        #expect(found.agrees != false, "\(seed): \(found.notes.last ?? "")")
    }
}

@Test func aLogitTooLargeToBeMovedIsNotJudged() throws {
    let item = try LeafCase(.full, leaves: 5, seed: 12)
    var z = try item.tensor()
    try z.withMutableFloats { $0[0] = 1e9 }
    let found = try LossExplanation(CrossEntropy(), z, item.target(), at: VoxelPlace(sample: 0, voxel: 0))
    #expect(found.agrees == nil && found.notes.last?.hasPrefix("differences cannot tell") == true)
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

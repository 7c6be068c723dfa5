import Foundations
import Labels
import Tensors
import Testing

@testable import Losses

private func check(_ loss: any LabelSetLoss, _ scope: AxiomScope, leaves: Int = 6) throws -> AxiomCheck {
    let hierarchy = try Hierarchy((1..<leaves).map { .leaf("leaf\($0)", $0) })
    return try AxiomCheck(loss, hierarchy, scope: scope, stream: RandomStream(seed: 1))
}

@Test(arguments: LossesCatalogue.labelSet.indices)
func entriesSayWhatTheirLossObeys(index: Int) throws {
    let type = LossesCatalogue.labelSet[index]
    #expect(type.entry.facts == [type.obeys.fact])
    let loss = try type.init([:])
    for scope in [AxiomScope.missing, .any] {
        if type.obeys == .full {
            // It cannot be given sets, which is said and not tried.
            let problem = #expect(throws: Problem.self) { try loss.onSets() }
            #expect(problem?.message.contains("takes full labels") == true)
            let answer = try check(loss, scope)
            #expect(answer.takesFullLabelsOnly && !answer.isObeyed && answer.trials == 0)
        } else {
            for leaves in [3, 4, 9] {
                let isObeyed = try check(loss, scope, leaves: leaves).isObeyed
                #expect(isObeyed == (scope <= type.obeys), "\(loss.name), \(scope), \(leaves) leaves")
            }
        }
    }
}

extension LabelSetLoss {
    /// What it says of two voxels, one of which may be either of two leaves.
    fileprivate func onSets() throws -> Tensor {
        let hierarchy = try Hierarchy([.leaf("a", 1), .leaf("b", 2)])
        let annotation = try Annotation(
            hierarchy: hierarchy, shape: [2], sets: [LabelSet(0), LabelSet(1...2)], indices: [0, 1])
        return try self(Tensor.zeros([1, 2, 3]), LeafTarget([annotation]))
    }
}

@Test func aLossThatIsNotANumberObeysNothing() throws {
    let broken = MarginalizedLoss("broken", takesMask: false) { phi, _, _ in try (phi.sum() * 0 - 1).log() }
    let problem = #expect(throws: Problem.self) { try check(broken, .any) }
    #expect(problem?.kind == .numeric && problem?.message.contains("cannot be compared") == true)
}

@Test func whatALossOfFullLabelsIsPartOfTakesFullLabels() throws {
    let sum = try CombinedLabelSetLoss([LeafDice(), CrossEntropy()], weights: nil)
    #expect(try check(sum, .missing).takesFullLabelsOnly)
}

@Test func leafDiceObeysForMissingLabelsAndNotForAnySets() throws {
    #expect(try check(LeafDice(), .missing).counterexample == nil)
    let found = try #require(try check(LeafDice(), .any).counterexample)
    #expect(abs(found.losses.before - found.losses.after) > 1e-5)
    // A leaf of some set of several stands alone elsewhere.
    let sets = found.annotation.sets
    let singles = sets.filter { $0.isSingleton }
    #expect(sets.contains { set in !set.isSingleton && singles.contains { $0.isSubset(of: set) } })
    // Both predictions agree on every set.
    for (voxel, index) in found.annotation.indices.enumerated() {
        let set = sets[Int(index)]
        func share(_ rows: [[Double]]) -> Double { set.reduce(0) { $0 + rows[voxel][$1] } }
        #expect(abs(share(found.before) - share(found.after)) < 1e-9)
        for leaf in 0..<6 where !set.contains(leaf) { #expect(found.before[voxel][leaf] == found.after[voxel][leaf]) }
    }
}

@Test func aSumObeysWhatAllOfItObey() throws {
    let sum = try CombinedLabelSetLoss([LeafDice(), MarginalizedFocal()], weights: nil)
    #expect(try check(sum, .missing).isObeyed)
    #expect(try !check(sum, .any).isObeyed)
}

@Test func counterexamplesStandInATable() throws {
    let found = try check(LeafDice(), .any)
    let table = try #require(found.table)
    #expect(table.columns.map(\.name).prefix(5) == ["voxel", "annotated", "prediction", "background", "leaf1"])
    #expect(table.rows.contains { $0[2] == .text("after") })
    #expect(try check(MarginalizedDice(), .any).table == nil)
}

@Test func whereNothingCanBeMovedNothingIsChecked() {
    #expect(throws: Problem.self) { try check(LeafDice(), .full) }
    #expect(throws: Problem.self) { try check(LeafDice(), .any, leaves: 2) }
}
